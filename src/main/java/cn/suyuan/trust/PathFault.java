package cn.suyuan.trust;

/** One thing that speaks against a certification path. */
record PathFault(CertificationPathState state, Reason reason) {}
