/* bw-alert.h: a document of type `alert`
 *
 * That a rule was broken at a place, from `raised` to `cleared`:
 *
 *     {"type": "alert", "id": "queue-long/411002001-s1/20210808T063200Z",
 *      "at": "…", "source": "report", "rule": "queue-long",
 *      "place": "411002001-s1", "page": "sampling", "severity": "medium",
 *      "name": "排队过长", "names": {"en": "queue too long"},
 *      "raised": "…", "figure": {"value": 63, "measure": "wait", "at": "…"},
 *      "acknowledged": {"by_role": "commander", "at": "…", "until": "…",
 *                       "reason": "…"}}
 *
 * One about a wall has its id as `display`, and as `since` when what it shows was true.
 *
 * `page` with the place is where the alert leads to; `name` is that of its rule, so
 * that a desk can show the alerts of rules that it does not know. `no_data` says
 * that it was raised because nothing is known; it has no figure then. `cleared` ends
 * it. `archived` takes it out of the feed: it stands in the log from then on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-severity.h"
#include "bw-source.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_TYPE_ALERT (bw_alert_get_type ())

/**
 * BwAlert:
 * @rule: id of the rule
 * @place: code of the place
 * @page: (nullable): page of the desk that it leads to
 * @name: (nullable): what is wrong, after the name of the place
 * @name_en: (nullable): the same in English
 * @measure: (nullable): what @value is; %NULL: minutes late, or a number of things
 * @display: (nullable): id of the wall that it is about
 * @since: of a wall: when what it shows was true, 0: that is not told
 * @severity: how much it matters
 * @no_data: raised because nothing is known
 * @value: when it was told last; NaN: none
 * @value_at: when that was
 * @raised: since when
 * @cleared: until when, 0: it is open
 * @archived: since when it is out of the feed, 0: it is in it
 * @acknowledged_at: when somebody said that it is known, 0: nobody did
 * @acknowledged_until: how long that holds, 0: until it is cleared
 * @acknowledged_by: (nullable): role
 * @acknowledged_reason: (nullable): why it can wait
 *
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char       *rule;
  char       *place;
  char       *page;
  char       *name;
  char       *name_en;
  char       *measure;
  char       *display;
  gint64      since;
  BwSeverity  severity;
  gboolean    no_data;
  double      value;
  gint64      value_at;
  gint64      raised;
  gint64      cleared;
  gint64      archived;
  gint64      acknowledged_at;
  gint64      acknowledged_until;
  char       *acknowledged_by;
  char       *acknowledged_reason;
} BwAlert;

GType       bw_alert_get_type        (void);
BwAlert    *bw_alert_new             (JsonObject     *json,
                                      GError        **error);
BwAlert    *bw_alert_ref             (BwAlert        *self);
void        bw_alert_unref           (BwAlert        *self);

/* (transfer full): one of the caller's own, which it may change until it shows it to
 * others. What was acknowledged is not copied. */
BwAlert    *bw_alert_copy            (const BwAlert  *self);

/* Raised and not over. */
gboolean    bw_alert_is_open         (const BwAlert  *self);

/* Somebody has said that it can wait, and it can still. */
gboolean    bw_alert_is_acknowledged (const BwAlert  *self,
                                      gint64          now);

/* In @language ("zh_CN" or "en"), else the other one, else the id of the rule. */
const char *bw_alert_get_name        (const BwAlert  *self,
                                      const char     *language);

/* The members of the type; `id`, `at`, `source` are the caller's. */
JsonObject *bw_alert_to_json         (const BwAlert  *self,
                                      GTimeZone      *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwAlert, bw_alert_unref)

G_END_DECLS
