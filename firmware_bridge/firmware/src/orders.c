#include "orders.h"

#include "memory.h"
#include "run.h"
#include "session.h"
#include "signals.h"

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

void orders_obey(uint8_t keys)
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
