/* Runs the program, step by step, and remembers what became of the host's last run. */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "protocol.h"

#define STATUS_LENGTH 4

/* Looks whether the record of the last run has outlived the reset; `cause` is MCUSR. */
void run_load(uint8_t cause);

/* Starts the program at `first` for the host under the number `run`, or for the GO key. */
void run_start_host(uint16_t run, uint8_t first);
void run_start_keys(void);

/* Ends any run at once; the coils rest. */
void run_stop(enum outcome outcome);

/* Goes on to the next step where one is over. */
void run_poll(void);

/* The event about the host's run that has not been told yet, once; 0 for none. */
uint8_t run_news(void);

bool run_moving(void);

/* Whether `run` is the last run known, which is never started again. */
bool run_is_last(uint16_t run);

uint8_t run_situation(void);

/* The four bytes of STATUS. */
void run_status(uint8_t status[STATUS_LENGTH]);

uint8_t run_watchdog_resets(void);

#endif
