/* bw-other.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

G_DEFINE_FINAL_TYPE (BwOther, bw_x, G_TYPE_OBJECT)
