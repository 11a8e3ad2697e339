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

static void
stand_beside (BwDesk       *desk,
              BwCall       *call,
              BwFigureFace *face)
{
  g_autofree char *value = bw_call_words_dup_value (desk, call, call->value, call->bound);
  g_autofree char *as_of = dup_as_of (desk, call);

  g_free (face->note);
  /* Translators: below a figure: what came by telephone instead, and for when: "By telephone 35 people, 14:05" */
  face->note = g_strdup_printf (_("By telephone %s, %s"), value, as_of);
  face->symbol = BW_SYMBOL_SILENT;
  face->tone = BW_TONE_TIGHT;
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
    stand_beside (desk, call, face);

  g_free (face->tooltip);
  face->tooltip = bw_call_words_dup_source (desk, call);
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
