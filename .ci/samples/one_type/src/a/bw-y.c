/* bw-y.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

G_DEFINE_FINAL_TYPE_WITH_CODE (BwOther, bw_y, G_TYPE_OBJECT,
                               code)
