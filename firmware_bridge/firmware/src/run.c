#include "run.h"

#include <avr/io.h>
#include <stddef.h>

#include "board.h"
#include "clock.h"
#include "count.h"
#include "frame.h"
#include "memory.h"
#include "motor.h"
#include "settings.h"
#include "signals.h"

#define PAUSE_TICKS TICKS(1000)

/* Not cleared at the start: the host may ask after a reset what became of its run. */
static struct {
    uint16_t run;
    uint8_t step;
    uint8_t outcome;
    uint8_t watchdog_resets;
    uint16_t crc;
} record __attribute__((section(".noinit")));

static enum { STILL, FOR_HOST, FOR_KEYS } mode;
static uint8_t step;
static bool diagonal; /* the robot looks to a corner */
static bool pausing;
static uint16_t pause_began;
static uint8_t news; /* the event that nobody was told of; 0 for none */

static uint16_t checksum(void)
{
    return crc16(CRC16_START, (const uint8_t *)&record, offsetof(__typeof__(record), crc));
}

static void note(uint8_t at, enum outcome outcome)
{
    record.step = at;
    record.outcome = outcome;
    record.crc = checksum();
}

void run_load(uint8_t cause)
{
    if (cause & (1 << PORF) || record.crc != checksum()) {
        record.run = 0;
        record.watchdog_resets = 0;
        note(0, OUTCOME_NONE);
    }
    if (cause & (1 << WDRF))
        count(&record.watchdog_resets);
    note(record.step, record.outcome == OUTCOME_RUNNING ? OUTCOME_RESET : record.outcome);
}

/* Half a quarter turn, or a cell across the corner, where one is wanted. */
static struct wheel wheel(enum setting setting, int8_t direction, uint8_t instruction)
{
    uint16_t half_steps = settings_get(setting);
    if (instruction >= LEFT_45)
        half_steps = (half_steps + 1) / 2;
    else if (instruction <= BACK && diagonal)
        half_steps = (uint32_t)half_steps * 46341 / 32768; /* times the square root of 2 */
    return (struct wheel){half_steps, direction};
}

static void move(uint8_t instruction)
{
    uint16_t speed = settings_get(SPEED);
    switch (instruction) {
    case AHEAD:
    case BACK: {
        int8_t way = instruction == AHEAD ? 1 : -1;
        motor_move(wheel(CELL_LEFT, way, instruction), wheel(CELL_RIGHT, way, instruction), speed);
        break;
    }
    case LEFT:
    case LEFT_45:
        motor_move(wheel(LEFT_TURN_LEFT, -1, instruction), wheel(LEFT_TURN_RIGHT, 1, instruction), speed);
        break;
    case RIGHT:
    case RIGHT_45:
        motor_move(wheel(RIGHT_TURN_LEFT, 1, instruction), wheel(RIGHT_TURN_RIGHT, -1, instruction), speed);
        break;
    case PAUSE:
        pausing = true;
        pause_began = clock_now();
        break;
    }
}

static bool turns_half(uint8_t instruction)
{
    return instruction == LEFT_45 || instruction == RIGHT_45;
}

static void begin_step(void)
{
    if (mode == FOR_HOST) {
        note(step, OUTCOME_RUNNING);
        news = EVENT_STEP;
    }
    uint8_t instruction = memory_at(step);
    move(instruction);
    diagonal ^= turns_half(instruction);
}

static void start(uint8_t first)
{
    diagonal = false;
    for (uint8_t before = 0; before < first; before++)
        diagonal ^= turns_half(memory_at(before));
    step = first;
    begin_step();
}

void run_start_host(uint16_t run, uint8_t first)
{
    mode = FOR_HOST;
    record.run = run;
    start(first);
}

void run_start_keys(void)
{
    mode = FOR_KEYS;
    start(0);
}

static void end(enum outcome outcome)
{
    bool for_host = mode == FOR_HOST;
    mode = STILL;
    pausing = false;
    signals_play(outcome == OUTCOME_FINISHED ? TUNE_END : TUNE_STOPPED);
    if (for_host) {
        note(step, outcome);
        news = EVENT_END;
    }
}

void run_stop(enum outcome outcome)
{
    motor_cut();
    if (mode != STILL)
        end(outcome);
}

static bool step_goes_on(void)
{
    if (pausing && clock_now() - pause_began >= PAUSE_TICKS)
        pausing = false;
    return pausing || motor_moving();
}

void run_poll(void)
{
    if (mode != STILL && !step_goes_on()) {
        if (++step == memory_length())
            end(OUTCOME_FINISHED);
        else
            begin_step();
    }
}

uint8_t run_news(void)
{
    uint8_t event = news;
    news = 0;
    return event;
}

bool run_moving(void)
{
    return mode != STILL;
}

bool run_is_last(uint16_t run)
{
    return run == record.run;
}

uint8_t run_situation(void)
{
    uint8_t situation = record.outcome;
    if (memory_ready())
        situation |= SITUATION_READY;
    if (mode == FOR_KEYS)
        situation |= SITUATION_KEYS;
    return situation;
}

void run_status(uint8_t status[STATUS_LENGTH])
{
    status[0] = run_situation();
    status[1] = record.run >> 8;
    status[2] = record.run;
    status[3] = record.step;
}

uint8_t run_watchdog_resets(void)
{
    return record.watchdog_resets;
}
