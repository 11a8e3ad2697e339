/* bw-call-face.c: a figure that came by telephone, where the same is shown that was reported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-face.h"

#include "bw-call-words.h"
#include "bw-format.h"

#include <glib/gi18n.h>

static gboolean
is_chinese (BwDesk *desk)
{
  return g_str_has_prefix (bw_desk_get_language (desk), "zh");
}

static char *
dup_as_of (BwDesk *desk,
           BwCall *call)
{
  return bw_format_as_of (call->at, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk),
                          bw_desk_get_language (desk));
}

/* Nothing else is known: hatched, as no report stands behind it. */
static void
take_place (BwDesk       *desk,
            BwCall       *call,
            BwFigureFace *face)
{
  const BwMeasure *measure = bw_call_get_measure (call, bw_desk_get_picture (desk));
  g_autofree char *as_of = dup_as_of (desk, call);

  g_free (face->value);
  g_free (face->unit);
  g_free (face->note);
  face->value = bw_format_value (call->value, call->bound, bw_desk_get_language (desk));
  face->unit = g_strdup (measure != NULL && is_chinese (desk) ? measure->unit_zh : "");
  /* Translators: below a figure that nobody has reported; the place is for when it was so. */
  face->note = g_strdup_printf (_("By telephone, %s"), as_of);
  face->is_missing = FALSE;
  face->is_stale = TRUE;
}

/* Behind what stands there of the report. @is_total: that is a part of what the call counts. */
static void
stand_beside (BwDesk       *desk,
              BwCall       *call,
              gboolean      is_total,
              BwFigureFace *face)
{
  g_autofree char *value = bw_call_words_dup_value (desk, call, call->value, call->bound);
  g_autofree char *as_of = dup_as_of (desk, call);
  g_autofree char *before = g_steal_pointer (&face->note);
  g_autofree char *text = NULL;

  if (is_total)
    /* Translators: below what was counted today: what came by telephone of all so far, and for when */
    text = g_strdup_printf (_("in all, by telephone %s, %s"), value, as_of);
  else
    /* Translators: below a figure: what came by telephone instead, and for when: "By telephone 35 people, 14:05" */
    text = g_strdup_printf (_("By telephone %s, %s"), value, as_of);
  face->note = before != NULL ? g_strjoin (" · ", before, text, NULL) : g_steal_pointer (&text);
  face->symbol = BW_SYMBOL_SILENT;
  face->tone = BW_TONE_TIGHT;
}

/* What stands there of the report keeps its time. */
static void
add_source (BwDesk       *desk,
            BwCall       *call,
            BwFigureFace *face)
{
  g_autofree char *before = g_steal_pointer (&face->tooltip);
  g_autofree char *source = bw_call_words_dup_source (desk, call);

  face->tooltip = before != NULL ? g_strjoin ("\n", before, source, NULL) : g_steal_pointer (&source);
}

/**
 * bw_call_face_find:
 * @desk: the desk
 * @place: a place
 * @subject: (nullable): name of the subject of its tallies
 * @figure: what is reported, or nothing, with its measure
 *
 * Returns: (transfer none) (nullable): what came by telephone and says more than that
 */
BwCall *
bw_call_face_find (BwDesk         *desk,
                   BwPlace         place,
                   const char     *subject,
                   const BwFigure *figure)
{
  BwPlaceTree *places;
  BwCall *call = NULL;
  gboolean is_newer;

  g_return_val_if_fail (BW_IS_DESK (desk) && figure != NULL, NULL);

  places = bw_desk_get_places (desk);
  if (place != BW_PLACE_NONE && subject != NULL && figure->measure != NULL)
    call = bw_call_book_find (bw_desk_get_calls (desk), bw_place_tree_get_code (places, place), subject,
                              figure->measure->id);
  if (call == NULL)
    return NULL;

  is_newer = bw_figure_is_missing (figure) || bw_figure_get_as_of (figure) < call->at;
  return is_newer || call->state == BW_CALL_KEPT ? call : NULL;
}

void
bw_call_face_show (BwDesk       *desk,
                   BwCall       *call,
                   BwFigureFace *face)
{
  g_return_if_fail (BW_IS_DESK (desk) && BW_IS_CALL (call) && face != NULL);

  if (face->is_missing)
    take_place (desk, call, face);
  else
    stand_beside (desk, call, FALSE, face);

  add_source (desk, call, face);
}

/**
 * bw_call_face_show_total:
 * @desk: the desk
 * @call: a figure
 * @face: shows what was added to the same since some time, as since midnight
 *
 * What came by telephone is of another span than the number that stands there, and says so.
 */
void
bw_call_face_show_total (BwDesk       *desk,
                         BwCall       *call,
                         BwFigureFace *face)
{
  g_return_if_fail (BW_IS_DESK (desk) && BW_IS_CALL (call) && face != NULL);

  stand_beside (desk, call, TRUE, face);
  add_source (desk, call, face);
}

/**
 * bw_call_face_dup_cell:
 * @desk: the desk
 * @call: a figure
 *
 * Returns: (transfer full): the number, that it came by telephone, and when it was so
 */
char *
bw_call_face_dup_cell (BwDesk *desk,
                       BwCall *call)
{
  g_autofree char *value = NULL;
  g_autofree char *as_of = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk) && BW_IS_CALL (call), NULL);

  value = bw_format_value (call->value, call->bound, bw_desk_get_language (desk));
  as_of = dup_as_of (desk, call);
  /* Translators: in a table, a figure that nobody has reported and when it was so: "35 (by telephone, 14:05)" */
  return g_strdup_printf (_("%s (by telephone, %s)"), value, as_of);
}
