/* bw-fault-card.c: what was found by measure, over three days
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-fault-card.h"

#include "bw-accessible.h"
#include "bw-export-button.h"
#include "bw-format.h"
#include "bw-picture-menu.h"
#include "bw-time.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define BAR_LENGTH 60
#define BAR_LEAST  8

/* Of the longest name, half. */
#define NAME_CHARS 11

/* One measure on one day. */
typedef struct
{
  GtkWidget *bar;
  GtkLabel  *number;
} Cell;

struct _BwFaultCard
{
  AdwBin parent_instance;

  GtkLabel  *days[BW_N_VISIT_DAYS];
  GtkWidget *rows[BW_N_VISIT_MEASURES];
  Cell       cells[BW_N_VISIT_MEASURES][BW_N_VISIT_DAYS];
  char      *words[BW_N_VISIT_MEASURES];  /* (owned) (nullable) */

  GtkWidget      *box;
  BwExportButton *export;
  BwDesk         *desk;                   /* (owned) (nullable) */
};

/* A row is a measure on a day: days have no fixed heads. */
static const char * const titles[] = {
  N_("Measure"), N_("Day"), N_("Faults"), N_("As of"), NULL,
};

/* Of the measures of bw_visit_facts_get_measure(), and of all else. */
static const char * const icon_names[BW_N_VISIT_MEASURES] = {
  "bw-check-temperature-symbolic", "bw-check-code-symbolic", "bw-check-register-symbolic",
  "bw-check-certificate-symbolic", "bw-sampling-symbolic", "bw-inspections-symbolic",
};

G_DEFINE_FINAL_TYPE (BwFaultCard, bw_fault_card, ADW_TYPE_BIN)

static char *
dup_day (gint64      midnight,
         GTimeZone  *zone,
         const char *language)
{
  g_autoptr (GDateTime) date = bw_time_to_date_time (midnight, zone);

  /* Of three days one knows the month. */
  return g_strdup_printf (g_str_has_prefix (language, "zh") ? "%d 日" : "%d", g_date_time_get_day_of_month (date));
}

static guint
find_greatest (const BwVisitFacts *facts)
{
  guint greatest = 1;

  for (guint row = 0; row < BW_N_VISIT_MEASURES; row++)
    for (guint day = 0; day < BW_N_VISIT_DAYS; day++)
      greatest = MAX (greatest, facts->counts[row][day]);

  return greatest;
}

/* Where nobody went nobody knows that nothing was wrong. */
static char *
dup_number (const BwVisitFacts *facts,
            guint               row,
            guint               day,
            const char         *language)
{
  return facts->n_done[day] > 0 ? bw_format_integer (facts->counts[row][day])
                                : bw_format_value (NAN, BW_BOUND_EXACT, language);
}

static void
set_cell (Cell       *cell,
          const char *text,
          guint       n,
          guint       greatest)
{
  gtk_label_set_label (cell->number, text);
  gtk_widget_set_visible (cell->bar, n > 0);
  gtk_widget_set_size_request (cell->bar, (int) MAX (BAR_LEAST, BAR_LENGTH * n / greatest), -1);
}

static void
set_row (BwFaultCard        *self,
         guint               row,
         const BwVisitFacts *facts,
         guint               greatest,
         char              **days,
         const char         *language)
{
  GString *words = g_string_new (bw_visit_words_get_measure (row));

  g_string_append (words, ":");
  for (guint day = 0; day < BW_N_VISIT_DAYS; day++)
    {
      g_autofree char *number = dup_number (facts, row, day, language);

      set_cell (&self->cells[row][day], number, facts->counts[row][day], greatest);
      g_string_append_printf (words, "%s %s %s", day > 0 ? "," : "", days[day], number);
    }

  g_free (self->words[row]);
  self->words[row] = g_string_free (words, FALSE);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->rows[row]), self->words[row]);
}

/* As the card says it. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwFaultCard *self = BW_FAULT_CARD (user_data);
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  gint64 now = bw_desk_get_data_now (self->desk);
  gint64 today = bw_visit_facts_get_day (now, zone);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint row = 0; row < BW_N_VISIT_MEASURES; row++)
    for (guint day = 0; day < BW_N_VISIT_DAYS; day++)
      {
        char **cells = g_new0 (char *, G_N_ELEMENTS (titles));

        cells[0] = g_strdup (bw_visit_words_get_measure (row));
        cells[1] = bw_format_date (today - (gint64) (BW_N_VISIT_DAYS - 1 - day) * BW_TIME_DAY, zone, language);
        cells[2] = g_strdup (gtk_label_get_label (self->cells[row][day].number));
        cells[3] = bw_format_date_time (now, zone, language);
        g_ptr_array_add (rows, cells);
      }

  return rows;
}

static void
bw_fault_card_dispose (GObject *object)
{
  g_clear_object (&BW_FAULT_CARD (object)->desk);

  G_OBJECT_CLASS (bw_fault_card_parent_class)->dispose (object);
}

static void
bw_fault_card_finalize (GObject *object)
{
  BwFaultCard *self = BW_FAULT_CARD (object);

  for (guint row = 0; row < BW_N_VISIT_MEASURES; row++)
    g_free (self->words[row]);

  G_OBJECT_CLASS (bw_fault_card_parent_class)->finalize (object);
}

static void
bw_fault_card_class_init (BwFaultCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bw_fault_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = bw_fault_card_finalize;
}

static GtkWidget *
make_cell (Cell     *cell,
           gboolean  is_today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  cell->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (cell->bar, "fault-bar");
  gtk_widget_set_valign (cell->bar, GTK_ALIGN_CENTER);
  cell->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (cell->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (cell->number), is_today ? "fault-today" : "fg2");
  if (is_today)
    gtk_widget_add_css_class (cell->bar, "today");
  gtk_box_append (GTK_BOX (box), cell->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (cell->number));
  gtk_widget_set_size_request (box, BAR_LENGTH + 26, -1);
  return box;
}

/* In two lines where one is too short. Not a label that wraps: the height of a box of such
 * a one and of numbers would depend on its width by their baselines, and GTK complains. */
static GtkWidget *
make_name (guint row)
{
  GtkWidget *name = gtk_inscription_new (bw_visit_words_get_measure (row));

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (name), NAME_CHARS);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (name), 2);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (name), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  return name;
}

static GtkWidget *
make_row (BwFaultCard *self,
          guint        row)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_box_append (GTK_BOX (box), bw_accessible_new_sign (icon_names[row]));
  gtk_widget_add_css_class (box, "fault-row");
  gtk_box_append (GTK_BOX (box), make_name (row));
  for (guint day = 0; day < BW_N_VISIT_DAYS; day++)
    gtk_box_append (GTK_BOX (box), make_cell (&self->cells[row][day], day == BW_N_VISIT_DAYS - 1));

  self->rows[row] = box;
  return box;
}

static GtkWidget *
make_head (BwFaultCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "fault-head");
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (box), space);
  for (guint day = 0; day < BW_N_VISIT_DAYS; day++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_size_request (label, BAR_LENGTH + 26, -1);
      gtk_widget_add_css_class (label, day == BW_N_VISIT_DAYS - 1 ? "fault-today" : "fg2");
      gtk_box_append (GTK_BOX (box), label);
      self->days[day] = GTK_LABEL (label);
    }

  return box;
}

static void
bw_fault_card_init (BwFaultCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_("Faults by measure"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (head, "inspection-head");
  self->export = BW_EXPORT_BUTTON (g_object_new (BW_TYPE_EXPORT_BUTTON, NULL));
  bw_export_button_set_title (self->export, gtk_label_get_text (GTK_LABEL (title)));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->export));
  gtk_box_append (GTK_BOX (box), head);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  for (guint row = 0; row < BW_N_VISIT_MEASURES; row++)
    gtk_box_append (GTK_BOX (self->box), make_row (self, row));
  gtk_box_append (GTK_BOX (box), self->box);
  bw_picture_menu_attach (self->box, GTK_WIDGET (self));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->box), gtk_label_get_text (GTK_LABEL (title)));

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  adw_bin_set_child (ADW_BIN (self), box);
}

void
bw_fault_card_update (BwFaultCard        *self,
                      BwDesk             *desk,
                      const BwVisitFacts *facts)
{
  GTimeZone *zone = bw_desk_get_time_zone (desk);
  gint64 today = bw_visit_facts_get_day (bw_desk_get_data_now (desk), zone);
  guint greatest = find_greatest (facts);
  char *days[BW_N_VISIT_DAYS];

  g_return_if_fail (BW_IS_FAULT_CARD (self));

  if (g_set_object (&self->desk, desk))
    bw_export_button_set_texts (self->export, list_rows, titles, G_OBJECT (self));
  bw_picture_menu_set_subject (self->box, desk, _("Faults by measure"), NULL);
  for (int day = 0; day < BW_N_VISIT_DAYS; day++)
    {
      days[day] = dup_day (today - (BW_N_VISIT_DAYS - 1 - day) * BW_TIME_DAY, zone, bw_desk_get_language (desk));
      gtk_label_set_label (self->days[day], days[day]);
    }

  for (guint row = 0; row < BW_N_VISIT_MEASURES; row++)
    set_row (self, row, facts, greatest, days, bw_desk_get_language (desk));
  for (guint day = 0; day < BW_N_VISIT_DAYS; day++)
    g_free (days[day]);
}

const char *
bw_fault_card_get_text (BwFaultCard *self,
                        guint        row)
{
  g_return_val_if_fail (BW_IS_FAULT_CARD (self), NULL);
  g_return_val_if_fail (row < BW_N_VISIT_MEASURES, NULL);

  return self->words[row];
}
