/* bw-csv-export.h: documents as a table
 *
 * What bw-csv-rows.h reads. Members that have no column (outlines, what this
 * release does not know) are not in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @documents: (element-type BwDocument): all of @type; @tags: with a row of
 * hashtags after the first. %NULL: cancelled, or there is no table of the type.
 *
 * Of tallies a row for each value: place, subject, measure, value, bound. */
GString *bw_csv_export_run (BwDocumentType  type,
                            GPtrArray      *documents,
                            gboolean        tags,
                            GCancellable   *cancellable,
                            GError        **error);

G_END_DECLS
