/* bw-visit-list.c: a card of inspected places
 *
 * Rows are kept and say something else; only their number changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-list.h"

#include "bw-accessible.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

struct _BwVisitList
{
  AdwBin parent_instance;

  GtkLabel   *title;
  GtkLabel   *count;
  BwExportButton *export;
  GtkListBox *list;
  GtkLabel   *empty;
  GPtrArray  *rows;   /* (owned) (element-type BwVisitRow): of the list */
};

G_DEFINE_FINAL_TYPE (BwVisitList, bw_visit_list, ADW_TYPE_BIN)

static const char * const titles[] = { N_("Place"), N_("Findings"), N_("Verdict"), NULL };

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  return g_strdup (bw_visit_row_get_cell (BW_VISIT_ROW ((gpointer) row), column));
}

static void
set_n_rows (BwVisitList *self,
            guint        n)
{
  while (self->rows->len > n)
    {
      gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }

  while (self->rows->len < n)
    {
      GtkWidget *row = bw_visit_row_new ();

      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (self->list, row);
    }
}

static void
set_row (BwVisitList   *self,
         guint          index,
         BwDesk        *desk,
         const BwVisit *visit)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = bw_place_tree_lookup (places, visit->place);
  const char *language = bw_desk_get_language (desk);
  BwVerdict verdict = bw_visit_get_verdict (visit);
  g_autofree char *text = visit->is_done
                            ? bw_visit_words_dup_findings (visit, bw_picture_get_catalogue (bw_desk_get_picture (desk)),
                                                           language)
                            : bw_visit_words_dup_found (visit, bw_desk_get_data_now (desk),
                                                        bw_desk_get_time_zone (desk), language);

  bw_visit_row_set (g_ptr_array_index (self->rows, index),
                    place != BW_PLACE_NONE ? bw_place_tree_get_name (places, place, language) : visit->place,
                    text, verdict, visit->is_done ? bw_verdict_describe (verdict) : C_("inspection", "under way"));
}

static void
bw_visit_list_finalize (GObject *object)
{
  g_ptr_array_unref (BW_VISIT_LIST (object)->rows);

  G_OBJECT_CLASS (bw_visit_list_parent_class)->finalize (object);
}

static void
bw_visit_list_class_init (BwVisitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_visit_list_finalize;
}

static void
bw_visit_list_init (BwVisitList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr (GListModel) rows = NULL;

  self->rows = g_ptr_array_new ();
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "fg2");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (head, "inspection-head");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  self->export = g_object_new (BW_TYPE_EXPORT_BUTTON, NULL);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->export));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  rows = gtk_widget_observe_children (GTK_WIDGET (self->list));
  bw_export_button_set_model (self->export, rows, titles, dup_cell, G_OBJECT (self));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "visits");
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "fg2");
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "inspection-none");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->empty));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), box);
}

void
bw_visit_list_update (BwVisitList *self,
                      BwDesk      *desk,
                      GPtrArray   *visits,
                      const char  *title,
                      const char  *empty,
                      const char  *label,
                      const char  *action)
{
  g_autofree char *count = NULL;

  g_return_if_fail (BW_IS_VISIT_LIST (self));

  /* Translators: how many places were inspected */
  count = bw_format_text (ngettext ("%u place", "%u places", visits->len), visits->len);
  gtk_label_set_label (self->title, title);
  bw_export_button_set_title (self->export, title);
  gtk_widget_set_visible (GTK_WIDGET (self->export), visits->len > 0);
  gtk_label_set_label (self->count, visits->len > 0 ? count : "");
  gtk_label_set_label (self->empty, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), visits->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), visits->len > 0);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->list), title);
  set_n_rows (self, MIN (visits->len, BW_VISIT_LIST_MAX));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const BwVisit *visit = g_ptr_array_index (visits, i);

      set_row (self, i, desk, visit);
      bw_visit_row_set_button (g_ptr_array_index (self->rows, i), label, action, visit->id);
    }
}

guint
bw_visit_list_get_n_rows (BwVisitList *self)
{
  g_return_val_if_fail (BW_IS_VISIT_LIST (self), 0);

  return self->rows->len;
}

const char *
bw_visit_list_get_text (BwVisitList *self,
                        guint        row)
{
  g_return_val_if_fail (BW_IS_VISIT_LIST (self), NULL);

  return row < self->rows->len ? bw_visit_row_get_text (g_ptr_array_index (self->rows, row)) : NULL;
}

const char *
bw_visit_list_get_title (BwVisitList *self)
{
  g_return_val_if_fail (BW_IS_VISIT_LIST (self), NULL);

  return gtk_label_get_label (self->title);
}
