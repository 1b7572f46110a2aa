/* The robot's pins and timing. ATmega328P at 16 MHz, as on an Arduino Nano; LISEZMOI.md has the wiring table. */
#ifndef BOARD_H
#define BOARD_H

#include <avr/io.h>
#include <stdint.h>

#define FIRMWARE_MAJOR 1
#define FIRMWARE_MINOR 0

/* Coils: the low halves of two ports, IN1 to IN4 of each ULN2003 on bits 0 to 3. */
#define LEFT_PORT PORTB
#define LEFT_DDR DDRB
#define RIGHT_PORT PORTC
#define RIGHT_DDR DDRC
#define COILS 0x0F

/* Stop button (INT0) and keys: to ground, with the chip's pull-ups. */
#define STOP_BUTTON (1 << PD2)
#define KEYS_D 0xF8 /* PD3 to PD7: PAUSE, ahead, back, left, right */
#define KEYS_C 0x30 /* PC4 and PC5: GO, CLEAR */

#define LAMP (1 << PB5) /* the Nano's own lamp, and one on the robot's back */
#define PIEZO (1 << PB4)

#define TICK_MS 4
#define TICKS(ms) ((ms) / TICK_MS)

#endif
