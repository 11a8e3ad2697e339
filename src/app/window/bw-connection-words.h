/* bw-connection-words.h: a connection's state in a few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

/**
 * BwConnectionFacts:
 * @connection: the state
 * @silence: microseconds since the last event of the feed, -1: none
 * @latency: seconds from a change to its arrival, -1: not known
 * @as_of: the last moment that is known, 0: none
 * @now: the backend's time
 * @zone: of the city
 * @language: "zh_CN" or "en"
 *
 * What the words are made of. All borrowed for the call.
 */
typedef struct
{
  BwConnection  connection;
  gint64        silence;
  double        latency;
  gint64        as_of;
  gint64        now;
  GTimeZone    *zone;
  const char   *language;
} BwConnectionFacts;

/* Each state has an icon and a class of its own: it reads without colour. */
const char *bw_connection_words_get_icon_name (BwConnection              connection);
const char *bw_connection_words_get_css_class (BwConnection              connection);

/* (transfer full): "实时 · 0.4 s", "重连中 · 38 s", "离线 · 14:21" */
char       *bw_connection_words_dup_short     (const BwConnectionFacts  *facts);

/* (transfer none): one sentence: what the state means. */
const char *bw_connection_words_get_meaning   (BwConnection              connection);

G_END_DECLS
