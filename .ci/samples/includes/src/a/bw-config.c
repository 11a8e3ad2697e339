/* bw-config.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-a.h"
#include "config.h"
