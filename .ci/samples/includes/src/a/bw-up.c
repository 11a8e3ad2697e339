/* bw-up.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "../b/bw-z.h"
