/* bw-mix.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include "bw-a.h"
