#include "clock.h"

#include <avr/interrupt.h>
#include <util/atomic.h>

#include "board.h"

static volatile uint16_t ticks;

void clock_start(void)
{
    TCCR0A = 1 << WGM01; /* CTC */
    OCR0A = F_CPU / 256 * TICK_MS / 1000 - 1;
    TIMSK0 = 1 << OCIE0A;
    TCCR0B = 1 << CS02; /* 256 cycles a count */
}

ISR(TIMER0_COMPA_vect)
{
    ticks++;
}

uint16_t clock_now(void)
{
    uint16_t now;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        now = ticks;
    }
    return now;
}
