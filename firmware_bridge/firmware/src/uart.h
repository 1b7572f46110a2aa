/* The serial port: 57600 baud, 8N1, both ways through rings that interrupts fill and empty. */
#ifndef UART_H
#define UART_H

#include <stdbool.h>
#include <stdint.h>

struct uart_faults {
    uint8_t framing; /* stop bits that were not there */
    uint8_t overrun; /* bytes that found no room, in the chip or in the ring */
};

void uart_start(void);

/* Whether a byte has come in and waits. Interrupts may be off. */
bool uart_waiting(void);

/* The next byte that came in; only if uart_waiting(). */
uint8_t uart_read(void);

/* How many bytes uart_write takes without waiting. */
uint8_t uart_room(void);

/* Sends a byte, waiting for room; interrupts must be on. */
void uart_write(uint8_t byte);

/* Counters that stay at 255 when they reach it. */
struct uart_faults uart_faults(void);

#endif
