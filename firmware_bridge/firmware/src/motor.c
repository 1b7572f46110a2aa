#include "motor.h"

#include <avr/interrupt.h>
#include <avr/pgmspace.h>
#include <util/atomic.h>

#include "board.h"

#define COUNTS_PER_SECOND (F_CPU / 8)
#define HOLD (COUNTS_PER_SECOND * 32 / 1000) /* coils hold the wheels for 32 ms before they rest */
#define RAMP 32
#define CLOCK ((1 << WGM12) | (1 << CS11)) /* CTC, 8 cycles a count */

/* How much longer the intervals of a ramp are, in 32nds: sqrt(33 / (k + 1)) - 1, a constant acceleration. */
static const uint8_t ramp[RAMP] PROGMEM = {
    152, 98, 74, 60, 50, 43, 37, 33, 29, 26, 23, 21, 19, 17, 15, 14, 13, 11, 10, 9, 8, 7, 6, 6, 5, 4, 3, 3, 2, 2, 1, 1,
};

static const uint8_t half_steps[8] PROGMEM = {0x1, 0x3, 0x2, 0x6, 0x4, 0xC, 0x8, 0x9};

struct share {
    uint16_t half_steps, sum;
    int8_t turn;   /* of the motor: the right one is mounted the other way round */
    uint8_t phase; /* kept between movements and through resets, for the rotor stays where it is */
};

static struct share left __attribute__((section(".noinit")));
static struct share right __attribute__((section(".noinit")));
static uint16_t total, done, interval;
static volatile bool moving;

void motor_start(void)
{
    coils_start();
    left.phase &= 7; /* anything, after a loss of power */
    right.phase &= 7;
}

static void energise(void)
{
    coils_write(pgm_read_byte(&half_steps[left.phase]), pgm_read_byte(&half_steps[right.phase]));
}

void motor_halt(void)
{
    TIMSK1 = 0;
    TCCR1B = 0;
    coils_write(0, 0);
}

void motor_cut(void)
{
    motor_halt();
    moving = false;
}

/* Counts until the next half step; `done` are behind. */
static uint16_t pace(void)
{
    uint16_t edge = done < total - done ? done : total - done;
    if (edge >= RAMP)
        return interval;
    return interval + (uint16_t)((uint32_t)interval * pgm_read_byte(&ramp[edge]) / 32);
}

static void give(struct share *share, struct wheel wheel, int8_t mounted)
{
    share->half_steps = wheel.half_steps;
    share->sum = total / 2;
    share->turn = wheel.direction * mounted;
}

void motor_move(struct wheel left_wheel, struct wheel right_wheel, uint16_t speed)
{
    total = left_wheel.half_steps > right_wheel.half_steps ? left_wheel.half_steps : right_wheel.half_steps;
    done = 0;
    interval = COUNTS_PER_SECOND / speed;
    give(&left, left_wheel, 1);
    give(&right, right_wheel, -1);
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        moving = true;
        energise();
        TCNT1 = 0;
        OCR1A = pace();
        TIFR1 = 1 << OCF1A;
        TIMSK1 = 1 << OCIE1A;
        TCCR1B = CLOCK;
    }
}

bool motor_moving(void)
{
    return moving;
}

static void advance(struct share *share)
{
    share->sum += share->half_steps;
    if (share->sum < total)
        return;
    share->sum -= total;
    share->phase = (share->phase + share->turn) & 7;
}

ISR(TIMER1_COMPA_vect)
{
    if (done == total) {
        motor_cut();
        return;
    }
    advance(&left);
    advance(&right);
    energise();
    done++;
    OCR1A = done == total ? HOLD : pace();
}
