/* bw-city-check.c: whether the documents of a city fit together
 *
 * Each fault stands at the line that would have to change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city-private.h"

#include "bw-picture.h"

#include <math.h>

/* One check of all lines. */
typedef struct
{
  GArray     *lines;   /* (element-type BwCityLine) */
  GHashTable *places;  /* code → its line */
  GPtrArray  *faults;
} Check;

static void
add_fault (Check            *check,
           const BwCityLine *line,
           const char       *pointer,
           char             *reason)
{
  g_ptr_array_add (check->faults, bw_fault_new (line->file, line->line, pointer, reason));
  g_free (reason);
}

static void
find_duplicates (Check *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < check->lines->len; i++)
    {
      BwCityLine *line = &g_array_index (check->lines, BwCityLine, i);
      BwDocumentType kind = bw_document_get_kind (line->document);
      char *key = g_strconcat (bw_document_type_to_string (kind), " ", bw_document_get_id (line->document), NULL);
      BwCityLine *first = g_hash_table_lookup (seen, key);

      if (first != NULL)
        add_fault (check, line, "/id", g_strdup_printf ("\"%s\" stands in %s:%u already",
                                                        bw_document_get_id (line->document),
                                                        first->file, first->line));
      else
        g_hash_table_insert (seen, g_steal_pointer (&key), line);
      g_free (key);
    }
}

static void
gather_places (Check *check)
{
  for (guint i = 0; i < check->lines->len; i++)
    {
      BwCityLine *line = &g_array_index (check->lines, BwCityLine, i);
      BwDocumentType kind = bw_document_get_kind (line->document);

      if ((kind == BW_DOCUMENT_TYPE_AREA || kind == BW_DOCUMENT_TYPE_SITE)
          && !g_hash_table_contains (check->places, bw_document_get_id (line->document)))
        g_hash_table_insert (check->places, (gpointer) bw_document_get_id (line->document), line);
    }
}

static void
want_place (Check            *check,
            const BwCityLine *line,
            const char       *pointer,
            const char       *code)
{
  if (code != NULL && !g_hash_table_contains (check->places, code))
    add_fault (check, line, pointer, g_strdup_printf ("no place has the code \"%s\"", code));
}

/* The area that a site stands in, if it has a boundary. */
static void
check_position (Check            *check,
                const BwCityLine *line)
{
  BwSite *site = bw_document_get_site (line->document);
  BwCityLine *above = g_hash_table_lookup (check->places, site->area);
  BwArea *area = above != NULL ? bw_document_get_area (above->document) : NULL;

  if (area == NULL || area->boundary == NULL || isnan (site->longitude))
    return;

  if (!bw_geometry_contains (area->boundary, site->longitude, site->latitude))
    add_fault (check, line, "/position", g_strdup_printf ("outside the boundary of \"%s\"", site->area));
}

static void
check_references (Check            *check,
                  const BwCityLine *line,
                  const char       *root)
{
  BwDocument *document = line->document;

  switch (bw_document_get_kind (document))
    {
    case BW_DOCUMENT_TYPE_AREA:
      if (bw_document_get_area (document)->parent != NULL)
        want_place (check, line, "/parent", bw_document_get_area (document)->parent);
      else if (!g_str_equal (bw_document_get_id (document), root))
        add_fault (check, line, "/parent", g_strdup_printf ("only the root \"%s\" has no parent", root));
      break;

    case BW_DOCUMENT_TYPE_SITE:
      want_place (check, line, "/area", bw_document_get_site (document)->area);
      check_position (check, line);
      break;

    case BW_DOCUMENT_TYPE_ROUND:
      for (guint i = 0; bw_document_get_round (document)->areas[i] != NULL; i++)
        {
          g_autofree char *pointer = g_strdup_printf ("/areas/%u", i);

          want_place (check, line, pointer, bw_document_get_round (document)->areas[i]);
        }
      break;

    default:
      want_place (check, line, "/place", bw_document_get_place (document));
      break;
    }
}

/* Areas come from registers; whatever else stands in a city says whether it was
 * stated somewhere (`fact`) or made up (`sample`). */
static void
check_mark (Check            *check,
            const BwCityLine *line)
{
  if (!line->marked && bw_document_get_kind (line->document) != BW_DOCUMENT_TYPE_AREA)
    add_fault (check, line, "/sample", g_strdup ("neither \"fact\" nor \"sample\": say whether it is invented"));
}

static void
check_sums (Check *check)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  g_autoptr (BwPicture) picture = bw_picture_new (catalogue);
  BwPlaceTree *places = bw_picture_get_places (picture);

  for (guint i = 0; i < check->lines->len; i++)
    bw_picture_apply (picture, &g_array_index (check->lines, BwCityLine, i).document, 1);

  for (guint i = 0; i < check->lines->len; i++)
    {
      BwCityLine *line = &g_array_index (check->lines, BwCityLine, i);
      BwTally *tally = bw_document_get_tally (line->document);
      BwPlace place = tally != NULL ? bw_place_tree_lookup (places, tally->place) : BW_PLACE_NONE;

      for (guint j = 0; place != BW_PLACE_NONE && j < tally->n_values; j++)
        {
          const BwMeasure *measure = bw_measure_catalogue_get (catalogue, tally->values[j].measure);
          g_autofree char *pointer = g_strconcat ("/values/", measure->id, NULL);
          BwFigure figure;

          if (bw_picture_get_figure (picture, place, bw_picture_get_subject (picture, tally->subject),
                                     measure->index, &figure)
              && bw_figure_is_contradiction (&figure))
            add_fault (check, line, pointer,
                       g_strdup_printf ("stated %.15g, but its parts add up to %.15g", figure.stated, figure.summed));
        }
    }
}

/**
 * bw_city_check:
 * @lines: (element-type BwCityLine): what was read
 * @root: code of the root
 * @faults: (element-type BwFault): where to add what is wrong
 */
void
bw_city_check (GArray     *lines,
               const char *root,
               GPtrArray  *faults)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { .lines = lines, .places = places, .faults = faults };
  BwCityLine *top;

  gather_places (&check);
  find_duplicates (&check);
  top = g_hash_table_lookup (places, root);
  if (top == NULL || bw_document_get_kind (top->document) != BW_DOCUMENT_TYPE_AREA)
    g_ptr_array_add (faults, bw_fault_new ("city.json", 0, "/root", "no area has this code"));

  for (guint i = 0; i < lines->len; i++)
    {
      check_references (&check, &g_array_index (lines, BwCityLine, i), root);
      check_mark (&check, &g_array_index (lines, BwCityLine, i));
    }

  check_sums (&check);
}
