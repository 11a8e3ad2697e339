/* bw-city-check.c: whether the documents of a city fit together
 *
 * Each fault stands at the line that would have to change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city-private.h"

#include "bw-picture.h"
#include "bw-reason.h"

#include <math.h>

/* One check of all lines. */
typedef struct
{
  GArray     *lines;  /* (element-type BwCityLine) */
  GHashTable *known;  /* type and id → its line; areas and sites share their ids */
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

static const char *
name_wanted (guint wanted)
{
  return wanted >= BW_N_DOCUMENT_TYPES ? "place" : bw_document_type_to_string ((BwDocumentType) wanted);
}

static char *
make_key (guint       type,
          const char *id)
{
  if (type == BW_DOCUMENT_TYPE_AREA || type == BW_DOCUMENT_TYPE_SITE)
    type = BW_CITY_PLACE;

  return g_strconcat (name_wanted (type), " ", id, NULL);
}

static BwCityLine *
look_up (Check      *check,
         guint       type,
         const char *id)
{
  g_autofree char *key = make_key (type, id);

  return g_hash_table_lookup (check->known, key);
}

/* Of two documents of one id the first counts. */
static void
gather_known (Check *check)
{
  for (guint i = 0; i < check->lines->len; i++)
    {
      BwCityLine *line = &g_array_index (check->lines, BwCityLine, i);
      const char *id = bw_document_get_id (line->document);
      BwDocumentType kind = bw_document_get_kind (line->document);
      BwCityLine *first = look_up (check, kind, id);

      if (first == NULL)
        g_hash_table_insert (check->known, make_key (kind, id), line);
      else
        add_fault (check, line, "/id", g_strdup_printf ("\"%s\" stands in %s:%u already", id, first->file,
                                                        first->line));
    }
}

static void
check_reference (Check                 *check,
                 const BwCityLine      *line,
                 const BwCityReference *reference)
{
  BwCityLine *found = look_up (check, reference->wanted, reference->id);
  const char *wanted = name_wanted (reference->wanted);
  BwDocumentType kind;

  if (found == NULL)
    {
      add_fault (check, line, reference->pointer, bw_reason_write (BW_REASON_UNKNOWN, wanted, reference->id, NULL));
      return;
    }

  kind = bw_document_get_kind (found->document);
  if (reference->wanted < BW_N_DOCUMENT_TYPES && kind != reference->wanted)
    add_fault (check, line, reference->pointer,
               bw_reason_write (BW_REASON_WRONG_TYPE, reference->id, bw_document_type_to_string (kind), wanted, NULL));
}

static BwArea *
get_parent (Check        *check,
            const BwArea *area)
{
  BwCityLine *line = area->parent != NULL ? look_up (check, BW_DOCUMENT_TYPE_AREA, area->parent) : NULL;

  return line != NULL ? bw_document_get_area (line->document) : NULL;
}

/* Whoever goes up from it comes back to it. A way up that ends in another circle
 * has no end either: no more steps than there are lines. */
static gboolean
is_in_circle (Check        *check,
              const BwArea *area)
{
  const BwArea *above = get_parent (check, area);

  for (guint i = 0; above != NULL && i < check->lines->len; i++)
    {
      if (above == area)
        return TRUE;
      above = get_parent (check, above);
    }

  return FALSE;
}

/* Levels that go down cannot make a circle: only where they do not, one is
 * looked for. */
static void
check_level (Check            *check,
             const BwCityLine *line,
             const char       *root)
{
  const BwArea *area = bw_document_get_area (line->document);
  const BwArea *above = get_parent (check, area);

  if (area->parent == NULL && !g_str_equal (area->code, root))
    add_fault (check, line, "/parent", bw_reason_write (BW_REASON_NO_PARENT, root, NULL));
  if (above == NULL || above->level < area->level)
    return;

  if (is_in_circle (check, area))
    add_fault (check, line, "/parent", bw_reason_write (BW_REASON_CIRCLE, area->parent, area->code, NULL));
  else
    add_fault (check, line, "/level", bw_reason_write (BW_REASON_LEVEL, bw_level_to_string (area->level),
                                                       bw_level_to_string (above->level), above->code, NULL));
}

/* The area that a site stands in, if it has a boundary. */
static void
check_position (Check            *check,
                const BwCityLine *line)
{
  BwSite *site = bw_document_get_site (line->document);
  BwCityLine *above = look_up (check, BW_DOCUMENT_TYPE_AREA, site->area);
  BwArea *area = above != NULL ? bw_document_get_area (above->document) : NULL;

  if (area == NULL || area->boundary == NULL || isnan (site->longitude))
    return;

  if (!bw_geometry_contains (area->boundary, site->longitude, site->latitude))
    add_fault (check, line, "/position", bw_reason_write (BW_REASON_OUTSIDE, site->area, NULL));
}

static void
check_fit (Check            *check,
           const BwCityLine *line,
           const char       *root)
{
  for (guint i = 0; line->references != NULL && i < line->references->len; i++)
    check_reference (check, line, &g_array_index (line->references, BwCityReference, i));

  if (bw_document_get_kind (line->document) == BW_DOCUMENT_TYPE_AREA)
    check_level (check, line, root);
  else if (bw_document_get_kind (line->document) == BW_DOCUMENT_TYPE_SITE)
    check_position (check, line);
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
          g_autofree char *stated = NULL;
          g_autofree char *summed = NULL;
          BwFigure figure;

          if (!bw_picture_get_figure (picture, place, bw_picture_get_subject (picture, tally->subject),
                                     measure->index, &figure)
              || bw_figure_get_contradiction (&figure) != BW_CONTRADICTION_PARTS)
            continue;

          stated = g_strdup_printf ("%.15g", figure.stated);
          summed = g_strdup_printf ("%.15g", figure.summed);
          add_fault (check, line, pointer, bw_reason_write (BW_REASON_PARTS, stated, summed, NULL));
        }
    }
}

/**
 * bw_city_check:
 * @lines: (element-type BwCityLine): what was read
 * @root: code of the root
 * @root_line: where city.json names it
 * @faults: (element-type BwFault): where to add what is wrong
 */
void
bw_city_check (GArray     *lines,
               const char *root,
               guint       root_line,
               GPtrArray  *faults)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { .lines = lines, .known = known, .faults = faults };
  BwCityLine *top;

  gather_known (&check);
  top = look_up (&check, BW_DOCUMENT_TYPE_AREA, root);
  if (top == NULL || bw_document_get_kind (top->document) != BW_DOCUMENT_TYPE_AREA)
    {
      g_autofree char *reason = bw_reason_write (BW_REASON_UNKNOWN, "area", root, NULL);

      g_ptr_array_add (faults, bw_fault_new ("city.json", root_line, "/root", reason));
    }

  for (guint i = 0; i < lines->len; i++)
    {
      check_fit (&check, &g_array_index (lines, BwCityLine, i), root);
      check_mark (&check, &g_array_index (lines, BwCityLine, i));
    }

  check_sums (&check);
  bw_city_funds_check (lines, faults);
  bw_city_ledger_check (lines, faults);
}
