/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-y-private.h"
#include "bw-z-private.h"
