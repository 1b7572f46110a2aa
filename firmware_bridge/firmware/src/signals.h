/* Lamp and sound. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include <stdbool.h>

enum tune { TUNE_KEY, TUNE_REFUSED, TUNE_START, TUNE_END, TUNE_STOPPED, TUNE_CLEAR, TUNE_HERE };

void signals_start(void);

/* Plays a tune in place of the one that plays. */
void signals_play(enum tune tune);

/* Ends SIGNAL and gives lamp and sound what is due; `moving` makes the lamp blink. */
void signals_poll(bool moving);

#endif
