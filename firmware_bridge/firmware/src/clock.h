/* Time in ticks of 4 ms, from Timer 0. */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

void clock_start(void);

/* Ticks since the start; wraps after 262 s, so compare differences. */
uint16_t clock_now(void);

#endif
