/* bw-relay-marks.c: which of a city's figures are made up
 *
 * Only what is stated: what was counted or read at a place was counted there, though
 * the tally of the place may say that its target is made up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-relay-marks.h"

#include "bw-ctl-pages.h"

#include <string.h>

struct _BwRelayMarks
{
  GHashTable *stated; /* (owned): code, subject and measure of what is made up itself */
  GHashTable *summed; /* (owned): the same of whatever it adds up to */
};

typedef struct
{
  BwRelayMarks *marks; /* borrowed */
  BwPicture    *city;  /* borrowed */
} Asking;

static char *
make_key (const char      *code,
          const char      *subject,
          const BwMeasure *measure)
{
  return g_strdup_printf ("%s\n%s\n%s", code, subject, measure->id);
}

static gboolean
is_made_up (const BwTally *tally)
{
  g_autofree char *text = tally->extra != NULL ? g_strdup_printf ("{%s}", tally->extra) : NULL;
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;

  return root != NULL
         && json_object_get_boolean_member_with_default (json_node_get_object (root), "sample", FALSE);
}

static void
add_measure (BwRelayMarks    *self,
             BwPlaceTree     *places,
             const BwTally   *tally,
             const BwMeasure *measure)
{
  BwPlace place = bw_place_tree_lookup (places, tally->place);

  g_hash_table_add (self->stated, make_key (tally->place, tally->subject, measure));
  for (; place != BW_PLACE_NONE; place = bw_place_tree_get_parent (places, place))
    g_hash_table_add (self->summed, make_key (bw_place_tree_get_code (places, place), tally->subject, measure));
}

static void
on_pages_tally_cb (BwDocument *document,
                   guint64     seq,
                   gpointer    data)
{
  const Asking *asking = data;

  bw_relay_marks_add (asking->marks, asking->city, bw_document_get_tally (document));
}

/**
 * bw_relay_marks_new:
 *
 * Returns: (transfer full): no figure is made up
 */
BwRelayMarks *
bw_relay_marks_new (void)
{
  BwRelayMarks *self = g_new0 (BwRelayMarks, 1);

  self->stated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->summed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * bw_relay_marks_ask:
 * @backend: the city's
 * @city: its picture
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what its tallies say of themselves
 */
BwRelayMarks *
bw_relay_marks_ask (BwCtlBackend  *backend,
                    BwPicture     *city,
                    GError       **error)
{
  g_autoptr (BwRelayMarks) self = bw_relay_marks_new ();
  Asking asking = { self, city };

  if (!bw_ctl_pages_read (backend, BW_DOCUMENT_TYPE_TALLY, on_pages_tally_cb, &asking, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
bw_relay_marks_free (BwRelayMarks *self)
{
  g_hash_table_unref (self->stated);
  g_hash_table_unref (self->summed);
  g_free (self);
}

/**
 * bw_relay_marks_add:
 * @self: marks
 * @city: the picture of the city
 * @tally: one of its tallies, as the backend tells it
 */
void
bw_relay_marks_add (BwRelayMarks  *self,
                    BwPicture     *city,
                    const BwTally *tally)
{
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (city);

  if (!is_made_up (tally))
    return;

  for (guint i = 0; i < tally->n_values; i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, tally->values[i].measure);

      if (measure->kind == BW_MEASURE_KIND_STATED)
        add_measure (self, bw_picture_get_places (city), tally, measure);
    }
}

/**
 * bw_relay_marks_has:
 * @self: marks
 * @code: of an area
 * @subject: what the figure is of
 * @figure: a figure of it, not missing
 *
 * Returns: whether the value that it shows is made up, or any part of it is
 */
gboolean
bw_relay_marks_has (BwRelayMarks   *self,
                    const char     *code,
                    const char     *subject,
                    const BwFigure *figure)
{
  g_autofree char *key = make_key (code, subject, figure->measure);

  return g_hash_table_contains (figure->has_stated ? self->stated : self->summed, key);
}
