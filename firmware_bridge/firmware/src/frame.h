/* Frames: COBS(type, session, sequence, payload, CRC-16) and a zero. */
#ifndef FRAME_H
#define FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol.h"

struct frame {
    uint8_t type, session, sequence;
    uint8_t payload[MAX_PAYLOAD];
    uint8_t length; /* of the payload */
    uint16_t crc;
};

/* Takes a byte off the wire; the frame that it ends, or NULL. The frame is good until the next call. */
const struct frame *frame_take(uint8_t byte);

/* Forgets a frame that has come to a stop: whoever began it is gone, and what comes next may not complete it. */
void frame_poll(void);

/* Whether frame_send would not have to wait for `length` bytes of payload. */
bool frame_fits(uint8_t length);

/* Sends a frame, waiting for room in the ring. */
void frame_send(uint8_t type, uint8_t session, uint8_t sequence, const uint8_t *payload, uint8_t length);

/* Frames that were damaged: too long, too short, no COBS, wrong CRC. Stays at 255. */
uint8_t frame_damaged(void);

uint16_t crc16(uint16_t crc, const uint8_t *bytes, uint8_t length);
#define CRC16_START 0xFFFF

#endif
