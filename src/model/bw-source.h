/* bw-source.h: how a statement reached us
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  BW_SOURCE_REPORT,
  BW_SOURCE_MANUAL,
  BW_SOURCE_IMPORT,
  BW_SOURCE_SIMULATION,
} BwSource;

#define BW_TYPE_SOURCE (bw_source_get_type ())

GType       bw_source_get_type    (void);
const char *bw_source_to_string   (BwSource     source);
gboolean    bw_source_from_string (const char  *text,
                                   BwSource    *source);

G_END_DECLS
