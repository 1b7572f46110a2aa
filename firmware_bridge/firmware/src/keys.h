/* The keys on the robot's back, and the stop button. */
#ifndef KEYS_H
#define KEYS_H

#include <stdbool.h>

void keys_start(void);

/* Obeys the stop button. */
void keys_poll_stop(void);

/* Whether the stop button has been pressed and keys_poll_stop has not seen it. Interrupts may be off. */
bool keys_stop_waiting(void);

/* Obeys whatever key has just gone down; once a tick. */
void keys_poll(void);

#endif
