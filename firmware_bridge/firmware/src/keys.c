/* Keys on pins of their own, and a stop button with an interrupt: the kit's own body. */
#include "keys.h"

#include <avr/interrupt.h>
#include <stdint.h>

#include "board.h"
#include "motor.h"
#include "orders.h"
#include "run.h"

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
        orders_obey(keys);
}
