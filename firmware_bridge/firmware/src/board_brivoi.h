/* An Escornabot with the pins of escornabot/arduino, config/latest and config/a4-2wires: Brivoi and the EscornaCPU boards
 * 2.01 to 2.20. Wheels of 75.5 mm, 75.5 mm apart (Firmware-Brivoi.ino of escornabot-lib). The pins are facts of that
 * wiring; no line of its programs is here. */
#ifndef BOARD_BRIVOI_H
#define BOARD_BRIVOI_H

#include <avr/io.h>
#include <stdint.h>

/* Coils. The stock firmware names IN1 to IN4 from the other end and turns the other way round, so bits 0 to 3 are:
 * left D6, D7, D8, D9; right D2, D3, D4, D5. The left motor's are on two ports. */
#define LEFT_D 0xC0
#define LEFT_B 0x03
#define RIGHT_D 0x3C

static inline void coils_start(void)
{
    DDRD |= LEFT_D | RIGHT_D;
    DDRB |= LEFT_B;
}

static inline void coils_write(uint8_t left, uint8_t right)
{
    PORTD = (PORTD & ~(LEFT_D | RIGHT_D)) | (uint8_t)(left << 6) | (uint8_t)(right << 2);
    PORTB = (PORTB & ~LEFT_B) | (left >> 2);
}

/* Keypad: what its keys make of 5 V, in 1024ths. */
#ifdef BOARD_BRIVOI_A4
#define KEYPAD_CHANNEL 4 /* EscornaCPU 2.01: two wires, with the chip's pull-up */
#define KEYPAD_PULL_UP
#define KEYPAD_AHEAD 228
#define KEYPAD_LEFT 363
#define KEYPAD_BACK 455
#define KEYPAD_GO 526
#define KEYPAD_RIGHT 581
#else
#define KEYPAD_CHANNEL 7 /* an analogue pin alone: the pull-up is on the board */
#define KEYPAD_AHEAD 512
#define KEYPAD_LEFT 683
#define KEYPAD_BACK 769
#define KEYPAD_GO 810
#define KEYPAD_RIGHT 860
#endif
#define KEYPAD_NONE 1000

#define PIEZO (1 << PB2) /* D10 */
#define PIEZO_DDR DDRB
#define PIEZO_PORT PORTB
#define PIEZO_TOGGLE PINB

#define NORMAL_CELL 2578    /* 150 mm / (pi * 75.5 mm / 4075.77) */
#define NORMAL_QUARTER 1019 /* a quarter of a circle of 75.5 mm */

#endif
