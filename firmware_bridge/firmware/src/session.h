/* Sessions and sequence numbers: each request is executed once, however often it comes. */
#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "frame.h"

/* Answers a frame. */
void session_answer(const struct frame *frame);

/* Says an event, unless a reply would have to wait for it. */
void session_tell(enum event event, const uint8_t *payload, uint8_t length);

/* Whether a computer has spoken in its session in the last 3 s. */
bool session_live(void);

/* Lets session_live see the time go by; at least once a minute. */
void session_poll(void);

#endif
