/* picture-fixture.c: documents and reports for tests, in a line each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture-fixture.h"

#include "bw-time.h"

gboolean
fixture_apply (BwPicture  *picture,
               const char *format,
               ...)
{
  g_autoptr (BwDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  va_list args;

  va_start (args, format);
  json = g_strdelimit (g_strdup_vprintf (format, args), "'", '"');
  va_end (args);

  document = bw_document_new (json, -1, bw_picture_get_catalogue (picture), &error);
  g_assert_no_error (error);
  return bw_picture_apply (picture, &document, 1) == 0;
}

void
fixture_area (BwPicture  *picture,
              const char *code,
              const char *parent)
{
  g_autofree char *line = parent != NULL ? g_strdup_printf ("'parent':'%s',", parent) : g_strdup ("");

  g_assert_true (fixture_apply (picture, "{'type':'area','id':'%s',%s'level':'%s','name':'%s',"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'%s}",
                                code, line, parent != NULL ? "district" : "city", code,
                                parent == NULL ? ",'time_zone':'Asia/Shanghai'" : ""));
}

void
fixture_site (BwPicture  *picture,
              const char *code,
              const char *area,
              const char *kind)
{
  g_assert_true (fixture_apply (picture, "{'type':'site','id':'%s','area':'%s','kind':'%s','name':'%s',"
                                "'position':[113.8,34.0],'state':'open',"
                                "'at':'2021-08-01T00:00:00+08:00','source':'import'}",
                                code, area, kind, code));
}

void
fixture_round (BwPicture *picture,
               gint64     starts)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *from = bw_time_format (starts, zone);
  g_autofree char *to = bw_time_format (starts + 2 * BW_TIME_DAY, zone);

  g_assert_true (fixture_apply (picture, "{'type':'round','id':'r1','name':'r1','areas':[],"
                                "'at':'%s','source':'import',"
                                "'starts':'%s','deadline':'%s',"
                                "'milestones':[{'at':'%s','share':1}]}", from, from, to, to));
}

static void
apply_statement (BwPicture   *picture,
                 const char  *code,
                 const char  *subject,
                 BwStatement  statement,
                 gint64       at)
{
  static guint64 seq;
  g_autoptr (GError) error = NULL;
  g_auto (BwReport) report = { .at = at, .n_statements = 1 };

  report.place = g_strdup (code);
  report.subject = g_strdup (subject);
  report.statements[0] = statement;
  bw_picture_check_report (picture, &report, &error);
  g_assert_no_error (error);
  bw_picture_apply_report (picture, &report, ++seq);
}

void
fixture_add (BwPicture  *picture,
             const char *code,
             const char *subject,
             const char *measure,
             double      value,
             gint64      at)
{
  BwStatement statement = { .measure = fixture_measure (measure), .value = value };

  apply_statement (picture, code, subject, statement, at);
}

void
fixture_set (BwPicture  *picture,
             const char *code,
             const char *subject,
             const char *measure,
             double      value,
             BwBound     bound,
             gint64      at)
{
  BwStatement statement = {
    .measure = fixture_measure (measure), .set = TRUE, .bound = (guint8) bound, .value = value,
  };

  apply_statement (picture, code, subject, statement, at);
}

BwPlace
fixture_place (BwPicture  *picture,
               const char *code)
{
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (picture), code);

  g_assert_cmpuint (place, !=, BW_PLACE_NONE);
  return place;
}

BwMeasureId
fixture_measure (const char *id)
{
  const BwMeasure *measure = bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), id);

  g_assert_nonnull (measure);
  return measure->index;
}

BwFigure
fixture_figure (BwPicture  *picture,
                const char *code,
                const char *subject,
                const char *measure)
{
  BwFigure figure;

  bw_picture_get_figure (picture, fixture_place (picture, code),
                         bw_picture_get_subject (picture, subject),
                         fixture_measure (measure), &figure);
  return figure;
}

double
fixture_value (BwPicture  *picture,
               const char *code,
               const char *subject,
               const char *measure)
{
  return bw_picture_get_value (picture, fixture_place (picture, code),
                               bw_picture_get_subject (picture, subject),
                               fixture_measure (measure));
}
