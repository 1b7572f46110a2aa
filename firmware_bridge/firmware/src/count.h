/* Counters of one byte that stay at 255. */
#ifndef COUNT_H
#define COUNT_H

#include <stdint.h>

static inline void count(uint8_t *counter)
{
    if (*counter != UINT8_MAX)
        ++*counter;
}

#endif
