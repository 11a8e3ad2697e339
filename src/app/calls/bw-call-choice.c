/* bw-call-choice.c: which figures of a place can be read out by telephone
 *
 * Of a site those of its kind; of an area all but money and goods, which are booked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-choice.h"

static const char * const booked[] = { "donations", "funds", "supplies" };

static void
free_choice (gpointer data)
{
  BwCallChoice *choice = data;

  g_free (choice->subject);
  g_free (choice);
}

static gboolean
is_booked (const BwMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (booked); i++)
    {
      if (g_str_equal (measure->subject, booked[i]))
        return TRUE;
    }

  return measure->ledger;
}

/* Of a site nothing but what its kind counts. */
static gboolean
is_of_place (BwPlaceTree     *places,
             BwPlace          place,
             const BwMeasure *measure)
{
  if (!bw_place_tree_is_site (places, place))
    return TRUE;

  switch (bw_place_tree_get_site (places, place)->kind)
    {
    case BW_SITE_KIND_SAMPLING:
      return g_str_equal (measure->subject, "sampling");
    case BW_SITE_KIND_CHECKPOINT:
      return g_str_equal (measure->subject, "checkpoint");
    case BW_SITE_KIND_ISOLATION:
      return g_str_equal (measure->subject, "isolation") || g_str_equal (measure->subject, "disinfection");
    case BW_SITE_KIND_VENUE:
      return g_str_equal (measure->subject, "premises") || g_str_equal (measure->subject, "disinfection");
    case BW_SITE_KIND_SUPPLY:
    default:
      return FALSE;
    }
}

/* (nullable): the subject of tallies that carry @measure; %NULL: there is no round */
static const char *
get_subject (BwDesk          *desk,
             const BwMeasure *measure)
{
  if (!g_str_equal (measure->subject, "sampling"))
    return measure->subject;

  return bw_picture_get_subject_name (bw_desk_get_picture (desk), bw_desk_get_sampling (desk));
}

/**
 * bw_call_choice_list:
 * @desk: the desk
 * @place: an area or a site
 *
 * Returns: (transfer full) (element-type BwCallChoice): the figures that it has
 */
GPtrArray *
bw_call_choice_list (BwDesk  *desk,
                     BwPlace  place)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_choice);
  BwMeasureCatalogue *catalogue = bw_picture_get_catalogue (bw_desk_get_picture (desk));

  for (BwMeasureId i = 0; place != BW_PLACE_NONE && i < bw_measure_catalogue_get_size (catalogue); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, i);
      const char *subject = get_subject (desk, measure);
      BwCallChoice *choice;

      if (subject == NULL || is_booked (measure) || !is_of_place (bw_desk_get_places (desk), place, measure))
        continue;

      choice = g_new0 (BwCallChoice, 1);
      choice->subject = g_strdup (subject);
      choice->measure = measure;
      g_ptr_array_add (list, choice);
    }

  return list;
}
