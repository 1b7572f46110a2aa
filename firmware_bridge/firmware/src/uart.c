#include "uart.h"

#include <avr/interrupt.h>
#include <util/atomic.h>

#include "board.h"
#include "count.h"

#define RING 64 /* a power of two */
#define NEXT(place) (((place) + 1) & (RING - 1))
#define DIVISOR 34 /* 16 MHz / (8 * 35) = 57143 baud, 0.79 % slow; without U2X it would be 2.1 % fast */

static struct {
    uint8_t bytes[RING];
    volatile uint8_t head, tail;
} in, out;
static struct uart_faults faults;

void uart_start(void)
{
    UCSR0A = 1 << U2X0;
    UBRR0 = DIVISOR;
    UCSR0C = (1 << UCSZ01) | (1 << UCSZ00);
    UCSR0B = (1 << RXCIE0) | (1 << RXEN0) | (1 << TXEN0);
}

ISR(USART_RX_vect)
{
    uint8_t status = UCSR0A; /* before the byte: reading that drops the flags */
    uint8_t byte = UDR0;
    if (status & (1 << DOR0))
        count(&faults.overrun);
    if (status & (1 << FE0)) {
        count(&faults.framing);
        return;
    }
    uint8_t next = NEXT(in.head);
    if (next == in.tail) {
        count(&faults.overrun);
        return;
    }
    in.bytes[in.head] = byte;
    in.head = next;
}

ISR(USART_UDRE_vect)
{
    UDR0 = out.bytes[out.tail];
    out.tail = NEXT(out.tail);
    if (out.tail == out.head)
        UCSR0B &= ~(1 << UDRIE0);
}

bool uart_waiting(void)
{
    return in.head != in.tail;
}

uint8_t uart_read(void)
{
    uint8_t byte = in.bytes[in.tail];
    in.tail = NEXT(in.tail);
    return byte;
}

uint8_t uart_room(void)
{
    return (out.tail - out.head - 1) & (RING - 1);
}

void uart_write(uint8_t byte)
{
    while (uart_room() == 0)
        ;
    out.bytes[out.head] = byte;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        out.head = NEXT(out.head);
        UCSR0B |= 1 << UDRIE0;
    }
}

struct uart_faults uart_faults(void)
{
    return faults;
}
