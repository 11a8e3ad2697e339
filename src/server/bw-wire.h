/* bw-wire.h: documents as they go out: one line each, with `seq`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-series-book.h"
#include "bw-shelf.h"

G_BEGIN_DECLS

typedef struct _BwWire BwWire;

/* @exercise: every document is marked as part of a drill. @series must outlive it. */
BwWire     *bw_wire_new          (BwPicture    *picture,
                                  BwSeriesBook *series,
                                  GTimeZone    *zone,
                                  gboolean      exercise);
void        bw_wire_free         (BwWire       *self);
gboolean    bw_wire_get_exercise (BwWire       *self);

/* (nullable): of a tombstone there is none. Borrowed until the item changes. */
const char *bw_wire_get_text     (BwWire       *self,
                                  BwItem       *item);

/* (nullable): likewise, for one who was told everything up to @since: of a series
 * the tail, if that is enough. */
const char *bw_wire_get_news     (BwWire       *self,
                                  BwItem       *item,
                                  guint64       since);

/* (transfer full): @json, a document of one line, with `seq` and, in a drill,
 * `exercise`. */
char       *bw_wire_finish       (BwWire       *self,
                                  const char   *json,
                                  guint64       seq);
void        bw_wire_append_time  (BwWire       *self,
                                  GString      *out,
                                  gint64        time);
void        bw_wire_append_number (GString     *out,
                                  double        value);
void        bw_wire_append_text  (GString      *out,
                                  const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwWire, bw_wire_free)

G_END_DECLS
