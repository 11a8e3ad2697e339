/* bw-call.c: a figure that came by telephone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call.h"

#include "bw-json.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (BwCall, bw_call, G_TYPE_OBJECT)

static const char * const states[] = { "open", "accepted", "kept" };

/* (nullable): borrowed */
static JsonObject *
peek_object (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static BwCallState
read_state (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_strcmp0 (states[i], text) == 0)
        return (BwCallState) i;
    }

  return BW_CALL_OPEN;
}

/* FALSE: what every such figure has is not there. */
static gboolean
read_figure (BwCall     *self,
             JsonObject *figure)
{
  const char *bound = bw_json_peek_string (figure, "bound");
  JsonObject *reported = peek_object (figure, "reported");

  self->place = g_strdup (bw_json_peek_string (figure, "place"));
  self->subject = g_strdup (bw_json_peek_string (figure, "subject"));
  self->measure = g_strdup (bw_json_peek_string (figure, "measure"));
  self->said_by = g_strdup (bw_json_peek_string (figure, "said_by"));
  self->note = g_strdup (bw_json_peek_string (figure, "note"));
  self->at = bw_json_peek_time (figure, "at");
  self->state = read_state (bw_json_peek_string (figure, "state"));
  if (bound == NULL || !bw_bound_from_string (bound, &self->bound))
    self->bound = BW_BOUND_EXACT;
  if (reported != NULL && bw_json_get_number (reported, "value", &self->reported, NULL))
    self->reported_at = bw_json_peek_time (reported, "at");

  return self->place != NULL && self->subject != NULL && self->measure != NULL && self->said_by != NULL
         && self->at != 0 && bw_json_get_number (figure, "value", &self->value, NULL);
}

static void
bw_call_finalize (GObject *object)
{
  BwCall *self = BW_CALL (object);

  g_free (self->id);
  g_free (self->place);
  g_free (self->subject);
  g_free (self->measure);
  g_free (self->said_by);
  g_free (self->note);
  g_free (self->reason);
  g_free (self->corrects);

  G_OBJECT_CLASS (bw_call_parent_class)->finalize (object);
}

static void
bw_call_class_init (BwCallClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_call_finalize;
}

static void
bw_call_init (BwCall *self)
{
  self->reported = NAN;
}

/**
 * bw_call_new:
 * @entry: members of an `entry`
 *
 * Returns: (transfer full) (nullable): the figure that it holds, if it holds one
 */
BwCall *
bw_call_new (JsonObject *entry)
{
  g_autoptr (BwCall) self = NULL;
  JsonObject *figure;

  g_return_val_if_fail (entry != NULL, NULL);

  figure = peek_object (entry, "figure");
  if (figure == NULL || bw_json_peek_string (entry, "id") == NULL)
    return NULL;

  self = g_object_new (BW_TYPE_CALL, NULL);
  self->id = g_strdup (bw_json_peek_string (entry, "id"));
  self->noted = bw_json_peek_time (entry, "at");
  self->corrects = g_strdup (bw_json_peek_string (entry, "corrects"));
  self->reason = g_strdup (bw_json_peek_string (entry, "reason"));
  return read_figure (self, figure) ? g_steal_pointer (&self) : NULL;
}

/**
 * bw_call_get_measure:
 * @self: a figure
 * @picture: the picture
 *
 * Returns: (transfer none) (nullable): its measure, if this release knows it
 */
const BwMeasure *
bw_call_get_measure (BwCall    *self,
                     BwPicture *picture)
{
  g_return_val_if_fail (BW_IS_CALL (self), NULL);

  return bw_measure_catalogue_lookup (bw_picture_get_catalogue (picture), self->measure);
}

/**
 * bw_call_get_figure:
 * @self: a figure
 * @picture: the picture
 * @figure: (out): what is reported of the same place, subject and measure now
 *
 * Returns: whether anything is
 */
gboolean
bw_call_get_figure (BwCall    *self,
                    BwPicture *picture,
                    BwFigure  *figure)
{
  const BwMeasure *measure;
  BwPlace place;

  g_return_val_if_fail (BW_IS_CALL (self), FALSE);

  measure = bw_call_get_measure (self, picture);
  place = bw_place_tree_lookup (bw_picture_get_places (picture), self->place);
  *figure = (BwFigure) { .measure = measure };
  return measure != NULL && place != BW_PLACE_NONE
         && bw_picture_get_totals (picture, place, bw_picture_get_subject (picture, self->subject), measure->index,
                                   figure)
         && !bw_figure_is_missing (figure);
}

/**
 * bw_call_find_nearest:
 * @self: a figure
 * @series: what stood there around its time
 * @figure: (inout): what is reported of the same now
 *
 * A series tells what stood before each of its times, and not when it was reported: what
 * differs from the value before was reported within the step between, of which the beginning
 * is told: of steps of a minute that is its minute. What stood there at the beginning may be
 * of any time before it, and is no report. A level that was reported at one of the times
 * stands there already. What an area states has no series: that of an area is a sum.
 */
void
bw_call_find_nearest (BwCall         *self,
                      const BwSeries *series,
                      BwFigure       *figure)
{
  /* Of a history nobody says how exact it is: no more than what is reported now. */
  BwBound bound = bw_figure_get_bound (figure);
  gboolean is_level = figure->measure != NULL && figure->measure->kind != BW_MEASURE_KIND_FLOW;
  gint64 newest;
  gint64 best;

  g_return_if_fail (BW_IS_CALL (self) && series != NULL && figure != NULL);

  if (figure->has_stated)
    return;

  /* The newest one is known exactly: it is not given up for its own step. */
  newest = bw_figure_get_as_of (figure);
  best = ABS (newest - self->at) - series->step;
  for (guint i = 1; i < series->n_values; i++)
    {
      gint64 time = MIN (newest, series->start + (gint64) (is_level ? i : i - 1) * series->step);
      gint64 distance = ABS (time - self->at);

      if (isnan (series->values[i]) || series->values[i] == series->values[i - 1] || distance >= best)
        continue;

      best = distance;
      *figure = (BwFigure) {
        .measure = figure->measure,
        .source = figure->source,
        .has_summed = TRUE,
        .summed_bound = bound,
        .summed = series->values[i],
        .summed_at = time,
      };
    }
}

/**
 * bw_call_is_due:
 * @self: a figure
 * @picture: the picture
 *
 * Returns: whether a person is to hold it against what has been reported
 */
gboolean
bw_call_is_due (BwCall    *self,
                BwPicture *picture)
{
  BwFigure figure;

  g_return_val_if_fail (BW_IS_CALL (self), FALSE);

  return self->state == BW_CALL_OPEN && bw_call_get_figure (self, picture, &figure)
         && bw_figure_get_as_of (&figure) >= self->at;
}

const char *
bw_call_state_to_string (BwCallState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), states[BW_CALL_OPEN]);

  return states[state];
}
