/* test-bw-on.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

