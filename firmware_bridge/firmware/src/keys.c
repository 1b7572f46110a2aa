#include "keys.h"

#include <avr/interrupt.h>
#include <stdint.h>

#include "board.h"
#include "memory.h"
#include "motor.h"
#include "run.h"
#include "session.h"
#include "signals.h"

/* One bit a key, as they lie on the ports: D3 to D7, then C4 and C5. */
#define KEY_GO 0x01
#define KEY_CLEAR 0x02
#define KEY_PAUSE 0x08
#define KEY_AHEAD 0x10
#define KEY_BACK 0x20
#define KEY_LEFT 0x40
#define KEY_RIGHT 0x80

static volatile bool stop_pressed;
static uint8_t down;               /* after debouncing */
static uint8_t count_low, count_high; /* how often each key was seen otherwise: four times make it true */

void keys_start(void)
{
    PORTD |= KEYS_D | STOP_BUTTON;
    PORTC |= KEYS_C;
    EICRA = 1 << ISC01; /* falling edge */
    EIFR = 1 << INTF0;
    EIMSK = 1 << INT0;
}

ISR(INT0_vect)
{
    motor_halt();
    stop_pressed = true;
}

bool keys_stop_waiting(void)
{
    return stop_pressed;
}

static uint8_t read_keys(void)
{
    uint8_t up = PIND & KEYS_D;
    up |= (PINC & KEYS_C) >> PC4;
    return ~up & (KEYS_D | KEY_GO | KEY_CLEAR);
}

/* The keys that have just gone down for good: 16 ms without bouncing. */
static uint8_t just_pressed(void)
{
    uint8_t changing = read_keys() ^ down;
    count_high = (count_high ^ count_low) & changing;
    count_low = ~count_low & changing;
    uint8_t changed = changing & ~(count_low | count_high);
    down ^= changed;
    return changed & down;
}

static void go(void)
{
    if (memory_length() == 0) {
        signals_play(TUNE_REFUSED);
        return;
    }
    signals_play(TUNE_START);
    run_start_keys();
}

static void remember(enum instruction instruction)
{
    signals_play(memory_add(instruction) ? TUNE_KEY : TUNE_REFUSED);
}

static void obey(uint8_t keys)
{
    if (run_moving()) {
        if (keys & KEY_GO)
            run_stop(OUTCOME_BUTTON);
    } else if (session_live()) {
        signals_play(TUNE_REFUSED);
    } else if (keys & KEY_CLEAR) {
        memory_clear();
        signals_play(TUNE_CLEAR);
    } else if (keys & KEY_GO) {
        go();
    } else if (keys & KEY_AHEAD) {
        remember(AHEAD);
    } else if (keys & KEY_BACK) {
        remember(BACK);
    } else if (keys & KEY_LEFT) {
        remember(LEFT);
    } else if (keys & KEY_RIGHT) {
        remember(RIGHT);
    } else {
        remember(PAUSE);
    }
}

static bool stop_held(void)
{
    return !(PIND & STOP_BUTTON);
}

void keys_poll_stop(void)
{
    if (stop_pressed || stop_held()) {
        stop_pressed = false;
        run_stop(OUTCOME_BUTTON);
    }
}

void keys_poll(void)
{
    uint8_t keys = just_pressed();
    if (keys && !stop_held())
        obey(keys);
}
