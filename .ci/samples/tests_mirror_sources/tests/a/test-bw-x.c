/* test-bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

