/* bw-z.c: x
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

G_DEFINE_FINAL_TYPE (BwZ, bw_z, G_TYPE_OBJECT)
G_DEFINE_ENUM_TYPE (BwZKind, bw_z_kind,
                    G_DEFINE_ENUM_VALUE (BW_Z_KIND_A, "a"))
G_DEFINE_FLAGS_TYPE (BwZFlags, bw_z_flags,
                     G_DEFINE_ENUM_VALUE (BW_Z_FLAGS_A, "a"))
