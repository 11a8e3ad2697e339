/* bw-visit-row.c: one inspected place: what was found there, in a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-visit-row.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-theme.h"

struct _BwVisitRow
{
  GtkListBoxRow parent_instance;

  GtkImage  *icon;
  GtkLabel  *name;
  GtkLabel  *text;
  GtkLabel  *chip;
  GtkButton *button;
  char      *words;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (BwVisitRow, bw_visit_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
get_chip_class (BwVerdict verdict)
{
  switch (verdict)
    {
    case BW_VERDICT_COMMENDED:
    case BW_VERDICT_MET:
      return "good";
    case BW_VERDICT_PARTIAL:
    case BW_VERDICT_UNMET:
      return "bad";
    case BW_VERDICT_NONE:
    default:
      return "plain";
    }
}

static void
bw_visit_row_finalize (GObject *object)
{
  g_free (BW_VISIT_ROW (object)->words);

  G_OBJECT_CLASS (bw_visit_row_parent_class)->finalize (object);
}

static void
bw_visit_row_class_init (BwVisitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_visit_row_finalize;
}

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
bw_visit_row_init (BwVisitRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "visit-row");
  self->icon = GTK_IMAGE (bw_accessible_new_sign (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  self->name = add_label (GTK_BOX (box), NULL);
  gtk_label_set_width_chars (self->name, 12);
  self->text = add_label (GTK_BOX (box), "fg2");
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  self->chip = add_label (GTK_BOX (box), "verdict");
  gtk_widget_set_valign (GTK_WIDGET (self->chip), GTK_ALIGN_CENTER);
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
bw_visit_row_new (void)
{
  return g_object_new (BW_TYPE_VISIT_ROW, NULL);
}

/**
 * bw_visit_row_set:
 * @self: a row
 * @name: of the place
 * @text: what was found
 * @verdict: which of it counts most
 * @word: @verdict in words
 */
void
bw_visit_row_set (BwVisitRow *self,
                  const char *name,
                  const char *text,
                  BwVerdict   verdict,
                  const char *word)
{
  const char *classes[] = { "verdict", get_chip_class (verdict), NULL };
  g_autofree char *words = NULL;

  g_return_if_fail (BW_IS_VISIT_ROW (self));

  words = g_strdup_printf ("%s, %s, %s", name, text, word);
  if (g_strcmp0 (self->words, words) == 0)
    return;

  gtk_image_set_from_icon_name (self->icon, verdict == BW_VERDICT_COMMENDED ? "starred-symbolic"
                                                                            : "bw-inspections-symbolic");
  bw_theme_set_tone (GTK_WIDGET (self->icon), verdict == BW_VERDICT_COMMENDED ? BW_TONE_SUCCESS : BW_TONE_FG2);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->text, text);
  bw_calm_set_tooltip (GTK_WIDGET (self->text), text);
  gtk_label_set_label (self->chip, word);
  gtk_widget_set_css_classes (GTK_WIDGET (self->chip), classes);
  bw_accessible_set_label (GTK_ACCESSIBLE (self), words);
  g_free (self->words);
  self->words = g_steal_pointer (&words);
}

void
bw_visit_row_set_button (BwVisitRow *self,
                         const char *label,
                         const char *action,
                         const char *id)
{
  g_return_if_fail (BW_IS_VISIT_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label == NULL)
    return;

  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
}

const char *
bw_visit_row_get_text (BwVisitRow *self)
{
  g_return_val_if_fail (BW_IS_VISIT_ROW (self), NULL);

  return self->words;
}

const char *
bw_visit_row_get_cell (BwVisitRow *self,
                       guint       column)
{
  g_return_val_if_fail (BW_IS_VISIT_ROW (self), NULL);

  return gtk_label_get_label (column == 0 ? self->name : column == 1 ? self->text : self->chip);
}
