/* bw-ctl-input.h: a file that is imported, as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-row-sink.h"

G_BEGIN_DECLS

/* Reads @path (also a pipe) and hands its rows to @sink; which form it has says
 * its name: `.csv`, `.json` or `.geojson`. */
gboolean bw_ctl_input_read (const char       *path,
                            const char       *encoding,
                            const BwRowSink  *sink,
                            GError          **error);

G_END_DECLS
