/* bw-issued-row.c: an issued briefing, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issued-row.h"

#include "bw-format.h"
#include "bw-json.h"

#include <glib/gi18n.h>

struct _BwIssuedRow
{
  AdwBin parent_instance;

  char     *name;   /* (owned) (nullable) */

  GtkLabel *number;
  GtkLabel *area;
  GtkLabel *title;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (BwIssuedRow, bw_issued_row, ADW_TYPE_BIN)

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

static void
bw_issued_row_finalize (GObject *object)
{
  g_free (BW_ISSUED_ROW (object)->name);

  G_OBJECT_CLASS (bw_issued_row_parent_class)->finalize (object);
}

static void
bw_issued_row_class_init (BwIssuedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_issued_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/print/bw-issued-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwIssuedRow, number);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedRow, area);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedRow, title);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedRow, note);
}

static void
bw_issued_row_init (BwIssuedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_issued_row_new (void)
{
  return g_object_new (BW_TYPE_ISSUED_ROW, NULL);
}

/**
 * bw_issued_row_dup_cell:
 * @desk: whose language
 * @sheet: an issued briefing
 * @column: what of it
 *
 * Returns: (transfer full): the text
 */
char *
bw_issued_row_dup_cell (BwDesk            *desk,
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
 * bw_issued_row_set_sheet:
 * @self: a row
 * @desk: the desk
 * @sheet: what to show
 */
void
bw_issued_row_set_sheet (BwIssuedRow       *self,
                         BwDesk            *desk,
                         BwClientLedgerRow *sheet)
{
  g_autofree char *number = NULL;
  g_autofree char *area = NULL;
  g_autofree char *title = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *prepared = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *check = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (BW_IS_ISSUED_ROW (self));
  g_return_if_fail (BW_IS_CLIENT_LEDGER_ROW (sheet));

  number = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_NUMBER);
  area = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_AREA);
  title = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_TITLE);
  as_of = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_AS_OF);
  prepared = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_PREPARED);
  approved = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_APPROVED);
  check = bw_issued_row_dup_cell (desk, sheet, BW_ISSUED_CHECK);
  /* Translators: of an issued briefing: a time, who prepared it, who approved it, twelve digits to tell it by. */
  note = g_strdup_printf (_("as of %s · prepared by %s · approved by %s · check %s"), as_of, prepared, approved, check);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->area, area);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->note, note);
  g_free (self->name);
  self->name = g_strjoin (", ", number, area, title, note, NULL);
}

const char *
bw_issued_row_get_name (BwIssuedRow *self)
{
  g_return_val_if_fail (BW_IS_ISSUED_ROW (self), "");

  return self->name != NULL ? self->name : "";
}
