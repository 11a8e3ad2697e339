/* test-bw-comment.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

