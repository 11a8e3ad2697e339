/* bw-sheet-row.c: a line of a sheet of money: what, whether it is itemised, how much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sheet-row.h"

#include "bw-stack-bar-view.h"
#include "bw-symbol-icon.h"

#include <glib/gi18n.h>

struct _BwSheetRow
{
  GtkBox parent_instance;

  GtkBox       *mark;
  GtkLabel     *title;
  GtkLabel     *note;
  GtkBox       *tag;
  BwSymbolIcon *sign;
  GtkLabel     *word;
  GtkLabel     *value;
  GtkLabel     *share;
};

G_DEFINE_FINAL_TYPE (BwSheetRow, bw_sheet_row, GTK_TYPE_BOX)

static const char *
get_word (BwSheetTag tag)
{
  switch (tag)
    {
    case BW_SHEET_TAG_ITEMISED:
      return _("Itemised");

    case BW_SHEET_TAG_NOT_ITEMISED:
      return _("Not itemised");

    case BW_SHEET_TAG_WRONG:
      return _("More than the whole");

    case BW_SHEET_TAG_NONE:
    default:
      return "";
    }
}

static void
set_tag (BwSheetRow *self,
         BwSheetTag  tag)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tag), tag != BW_SHEET_TAG_NONE);
  gtk_label_set_text (self->word, get_word (tag));
  gtk_widget_set_visible (GTK_WIDGET (self->sign), tag == BW_SHEET_TAG_ITEMISED || tag == BW_SHEET_TAG_WRONG);
  bw_symbol_icon_set_symbol (self->sign, tag == BW_SHEET_TAG_WRONG ? BW_SYMBOL_LATE : BW_SYMBOL_DONE);
  bw_symbol_icon_set_tone (self->sign, tag == BW_SHEET_TAG_WRONG ? BW_TONE_LATE : BW_TONE_SUCCESS);
  if (tag == BW_SHEET_TAG_ITEMISED)
    gtk_widget_add_css_class (GTK_WIDGET (self->tag), "known");
}

static void
bw_sheet_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_SHEET_ROW);

  G_OBJECT_CLASS (bw_sheet_row_parent_class)->dispose (object);
}

static void
bw_sheet_row_class_init (BwSheetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_sheet_row_dispose;

  g_type_ensure (BW_TYPE_SYMBOL_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/donations/bw-sheet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, mark);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, title);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, note);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, tag);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, sign);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, word);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, value);
  gtk_widget_class_bind_template_child (widget_class, BwSheetRow, share);
}

static void
bw_sheet_row_init (BwSheetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_sheet_row_new:
 * @title: what it is
 * @tag: whether it is itemised
 *
 * Returns: (transfer floating): a line without an amount
 */
GtkWidget *
bw_sheet_row_new (const char *title,
                  BwSheetTag  tag)
{
  BwSheetRow *self = g_object_new (BW_TYPE_SHEET_ROW, NULL);

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  set_tag (self, tag);
  return GTK_WIDGET (self);
}

void
bw_sheet_row_set_part (BwSheetRow        *self,
                       const BwStackPart *part)
{
  g_return_if_fail (BW_IS_SHEET_ROW (self));

  gtk_box_append (self->mark, bw_stack_bar_view_new_sample (part));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), TRUE);
}

void
bw_sheet_row_set_note (BwSheetRow *self,
                       const char *note)
{
  g_return_if_fail (BW_IS_SHEET_ROW (self));

  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
}

void
bw_sheet_row_set_value (BwSheetRow *self,
                        const char *value,
                        const char *share)
{
  g_return_if_fail (BW_IS_SHEET_ROW (self));

  gtk_label_set_text (self->value, value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value), value != NULL);
  gtk_label_set_text (self->share, share != NULL ? share : "");
  gtk_widget_set_visible (GTK_WIDGET (self->share), share != NULL);
}
