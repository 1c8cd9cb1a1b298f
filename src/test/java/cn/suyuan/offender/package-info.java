/** Planted offenders: each breaks one rule of the architecture, to show that its test can fail. */
package cn.suyuan.offender;
