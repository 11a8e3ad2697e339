/* bw-x.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

G_DEFINE_FINAL_TYPE (BwX, bw_x, G_TYPE_OBJECT)
G_DEFINE_BOXED_TYPE (BwY, bw_y, bw_y_ref, bw_y_unref)
