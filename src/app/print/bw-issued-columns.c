/* bw-issued-columns.c: what is told of an issued briefing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issued-columns.h"

#include "bw-format.h"
#include "bw-json.h"

#include <glib/gi18n.h>

static char *
dup_area (BwDesk     *desk,
          const char *code)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace area = code != NULL ? bw_place_tree_lookup (places, code) : BW_PLACE_NONE;

  return g_strdup (area != BW_PLACE_NONE ? bw_place_tree_get_name (places, area, bw_desk_get_language (desk)) : code);
}

static char *
dup_number (JsonObject *members)
{
  gint64 number = 0;

  if (!bw_json_get_integer (members, "number", 1, G_MAXUINT, &number, NULL))
    return NULL;

  /* Translators: the number of an issued briefing. */
  return g_strdup_printf (_("No. %u"), (guint) number);
}

static char *
dup_as_of (BwDesk     *desk,
           JsonObject *members)
{
  gint64 cut_off = bw_json_peek_time (members, "cut_off");

  return cut_off != 0 ? bw_format_date_time (cut_off, bw_desk_get_time_zone (desk), bw_desk_get_language (desk))
                      : NULL;
}

/**
 * bw_issued_columns_dup_text:
 * @desk: whose language
 * @sheet: an issued briefing
 * @column: what of it
 *
 * Returns: (transfer full): the text
 */
char *
bw_issued_columns_dup_text (BwDesk            *desk,
                            BwClientLedgerRow *sheet,
                            BwIssuedColumn     column)
{
  JsonObject *members = bw_client_ledger_row_get_members (sheet);
  char *text = NULL;

  switch (column)
    {
    case BW_ISSUED_NUMBER:
      text = dup_number (members);
      break;
    case BW_ISSUED_AREA:
      text = dup_area (desk, bw_json_peek_string (members, "scope"));
      break;
    case BW_ISSUED_TITLE:
      text = g_strdup (bw_json_peek_string (members, "title"));
      break;
    case BW_ISSUED_AS_OF:
      text = dup_as_of (desk, members);
      break;
    case BW_ISSUED_PREPARED:
      text = g_strdup (bw_json_peek_string (members, "prepared_by_role"));
      break;
    case BW_ISSUED_APPROVED:
      text = g_strdup (bw_json_peek_string (members, "approved_by_role"));
      break;
    case BW_ISSUED_CHECK:
    default:
      text = g_strdup (bw_json_peek_string (members, "digest"));
      break;
    }

  return text != NULL ? text : g_strdup ("–");
}

/**
 * bw_issued_columns_dup_note:
 * @desk: whose language
 * @sheet: an issued briefing
 *
 * Returns: (transfer full): as of when it is, whose, and what to tell it by
 */
char *
bw_issued_columns_dup_note (BwDesk            *desk,
                            BwClientLedgerRow *sheet)
{
  g_autofree char *as_of = bw_issued_columns_dup_text (desk, sheet, BW_ISSUED_AS_OF);
  g_autofree char *prepared = bw_issued_columns_dup_text (desk, sheet, BW_ISSUED_PREPARED);
  g_autofree char *approved = bw_issued_columns_dup_text (desk, sheet, BW_ISSUED_APPROVED);
  g_autofree char *check = bw_issued_columns_dup_text (desk, sheet, BW_ISSUED_CHECK);

  /* Translators: of an issued briefing: a time, who prepared it, who approved it, twelve digits to tell it by. */
  return g_strdup_printf (_("as of %s · prepared by %s · approved by %s · check %s"), as_of, prepared, approved, check);
}
