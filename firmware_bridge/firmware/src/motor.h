/* The two wheels: one movement at a time, in half steps, with a ramp at both ends. */
#ifndef MOTOR_H
#define MOTOR_H

#include <stdbool.h>
#include <stdint.h>

struct wheel {
    uint16_t half_steps;
    int8_t direction; /* 1 rolls ahead, -1 back */
};

void motor_start(void);

/* Begins a movement: the wheel with more half steps runs at `speed` a second, the other in proportion. */
void motor_move(struct wheel left, struct wheel right, uint16_t speed);

/* Whether a movement goes on. Interrupts may be off. */
bool motor_moving(void);

/* Ends any movement at once and lets the coils rest. */
void motor_cut(void);

/* The same from an interrupt, but the movement goes on for motor_moving() until motor_cut(): else the main loop could
 * take a cut that it has not seen for the end of the movement. */
void motor_halt(void);

#endif
