/* What each request does, once it is known to be new. */
#ifndef REQUESTS_H
#define REQUESTS_H

#include <stdint.h>

#include "frame.h"

struct reply {
    uint8_t type;
    uint8_t payload[MAX_REPLY];
    uint8_t length;
};

/* Does what the frame asks and makes the reply, which may be an error. */
void requests_execute(const struct frame *frame, struct reply *reply);

/* The cause of the last reset, as the chip's MCUSR gave it. */
void requests_start(uint8_t cause);

#endif
