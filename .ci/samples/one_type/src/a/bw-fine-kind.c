/* bw-fine-kind.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

G_DEFINE_ENUM_TYPE (BwFineKind, bw_fine_kind,
                    G_DEFINE_ENUM_VALUE (BW_FINE_KIND_A, "a"))
