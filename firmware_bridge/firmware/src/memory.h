/* The program memory: 200 instructions, two to a byte, the first in the high half. */
#ifndef MEMORY_H
#define MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol.h"

enum instruction { AHEAD = 1, BACK, LEFT, RIGHT, PAUSE, LEFT_45, RIGHT_45 };

/* How many instructions there are. */
uint8_t memory_length(void);

/* The instruction at a step below the length. */
uint8_t memory_at(uint8_t step);

/* Empties the memory. */
void memory_clear(void);

/* Adds an instruction; false if the memory is full. Nothing is committed any more. */
bool memory_add(uint8_t instruction);

/* Puts packed bytes in place, within bounds; the memory counts as empty until it is committed. */
void memory_load(uint8_t offset, const uint8_t *packed, uint8_t count);

/* Makes `length` instructions out of what was loaded; false if their CRC-32 is another, or one is unknown. */
bool memory_commit(uint8_t length, uint32_t crc);

/* Whether a program is committed, and which. */
bool memory_ready(void);
bool memory_is(uint32_t crc);

#endif
