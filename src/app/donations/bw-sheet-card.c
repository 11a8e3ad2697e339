/* bw-sheet-card.c: a card with a sheet of money: wholes with their bars, and lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sheet-card.h"

#include "bw-accessible.h"
#include "bw-picture-menu.h"
#include "bw-stack-bar-view.h"

#include <glib/gi18n.h>

struct _BwSheetCard
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *unit;
  GtkLabel *as_of;
  GtkBox   *lines;

  BwExportButton *export;
};

G_DEFINE_FINAL_TYPE (BwSheetCard, bw_sheet_card, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
bw_sheet_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_SHEET_CARD);

  G_OBJECT_CLASS (bw_sheet_card_parent_class)->dispose (object);
}

static void
bw_sheet_card_class_init (BwSheetCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_sheet_card_dispose;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/donations/bw-sheet-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSheetCard, title);
  gtk_widget_class_bind_template_child (widget_class, BwSheetCard, unit);
  gtk_widget_class_bind_template_child (widget_class, BwSheetCard, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwSheetCard, lines);
  gtk_widget_class_bind_template_child (widget_class, BwSheetCard, export);
}

static void
bw_sheet_card_init (BwSheetCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_picture_menu_attach (GTK_WIDGET (self->lines), GTK_WIDGET (self));
}

GtkWidget *
bw_sheet_card_new (void)
{
  return g_object_new (BW_TYPE_SHEET_CARD, NULL);
}

void
bw_sheet_card_set_title (BwSheetCard *self,
                         const char  *title)
{
  g_return_if_fail (BW_IS_SHEET_CARD (self));

  gtk_label_set_text (self->title, title);
}

/**
 * bw_sheet_card_set_desk:
 * @self: a card with a title
 * @desk: whose figures it shows: from now on it can be taken away as a picture
 */
void
bw_sheet_card_set_desk (BwSheetCard *self,
                        BwDesk      *desk)
{
  g_return_if_fail (BW_IS_SHEET_CARD (self) && BW_IS_DESK (desk));

  bw_accessible_set_label (GTK_ACCESSIBLE (self->lines), gtk_label_get_text (self->title));
  bw_picture_menu_set_subject (GTK_WIDGET (self->lines), desk, gtk_label_get_text (self->title), NULL);
}

/**
 * bw_sheet_card_set_rows: (skip)
 * @self: a card with a title
 * @rows: what it shows; each row an array of texts, one for each column, and %NULL
 * @titles: (array zero-terminated=1): heads of the columns; kept by the caller
 * @owner: user data of @rows; holds the card
 */
void
bw_sheet_card_set_rows (BwSheetCard        *self,
                        BwExportRowsFunc    rows,
                        const char * const *titles,
                        GObject            *owner)
{
  g_return_if_fail (BW_IS_SHEET_CARD (self));

  bw_export_button_set_title (self->export, gtk_label_get_text (self->title));
  bw_export_button_set_texts (self->export, rows, titles, owner);
  gtk_widget_set_visible (GTK_WIDGET (self->export), TRUE);
}

void
bw_sheet_card_set_unit (BwSheetCard *self,
                        const char  *unit)
{
  g_return_if_fail (BW_IS_SHEET_CARD (self));

  set_label (self->unit, unit);
}

void
bw_sheet_card_set_as_of (BwSheetCard *self,
                         const char  *text)
{
  g_return_if_fail (BW_IS_SHEET_CARD (self));

  set_label (self->as_of, text);
}

void
bw_sheet_card_clear (BwSheetCard *self)
{
  GtkWidget *child;

  g_return_if_fail (BW_IS_SHEET_CARD (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
}

/**
 * bw_sheet_card_add_whole:
 * @self: a card
 * @title: what it is
 * @value: how much
 * @known: what of it is itemised, in words
 * @parts: (array length=n_parts): its bar
 * @n_parts: how many
 */
void
bw_sheet_card_add_whole (BwSheetCard       *self,
                         const char        *title,
                         const char        *value,
                         const char        *known,
                         const BwStackPart *parts,
                         guint              n_parts)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = make_label (title, NULL);
  GtkWidget *bar = bw_stack_bar_view_new ();
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_SHEET_CARD (self));

  gtk_widget_add_css_class (whole, "sheet-whole");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), make_label (value, "strong"));
  gtk_box_append (GTK_BOX (head), make_label (known, "fg2"));

  /* Translators: a bar in words: what it is, how much, and what of it is itemised */
  text = g_strdup_printf (_("%s: %s, %s"), title, value, known);
  bw_stack_bar_view_set_parts (BW_STACK_BAR_VIEW (bar), parts, n_parts, text);
  gtk_box_append (GTK_BOX (whole), head);
  gtk_box_append (GTK_BOX (whole), bar);
  gtk_box_append (self->lines, whole);
}

void
bw_sheet_card_add_row (BwSheetCard *self,
                       GtkWidget   *row)
{
  g_return_if_fail (BW_IS_SHEET_CARD (self));

  gtk_box_append (self->lines, row);
}

void
bw_sheet_card_add_head (BwSheetCard *self,
                        const char  *text)
{
  GtkWidget *head;

  g_return_if_fail (BW_IS_SHEET_CARD (self));

  head = make_label (text, "caption-heading");
  gtk_widget_add_css_class (head, "fg2");
  gtk_widget_add_css_class (head, "sheet-head");
  gtk_box_append (self->lines, head);
}

void
bw_sheet_card_add_note (BwSheetCard *self,
                        const char  *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = bw_accessible_new_sign ("bw-note-symbolic");
  GtkWidget *label = make_label (text, "caption");

  g_return_if_fail (BW_IS_SHEET_CARD (self));

  gtk_widget_add_css_class (line, "sheet-note");
  gtk_widget_add_css_class (line, "fg2");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->lines, line);
}

BwExportButton *
bw_sheet_card_get_export (BwSheetCard *self)
{
  g_return_val_if_fail (BW_IS_SHEET_CARD (self), NULL);

  return self->export;
}
